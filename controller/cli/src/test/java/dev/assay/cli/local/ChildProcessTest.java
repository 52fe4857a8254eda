package dev.assay.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @Test
    void whatAChildWritesIsAddedToItsLog(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("logs/child.log");
        Program program = ChildProcess.program(
                List.of("sh", "-c", "echo $ASSAY_LIFELINE $COLOUR; echo trouble >&2; exit 7"),
                Map.of("COLOUR", "red"),
                log);

        assertThat(program.start().waitFor()).isEqualTo(7);
        assertThat(program.start().waitFor()).isEqualTo(7);

        assertThat(Files.readAllLines(log)).containsExactly("stdin red", "trouble", "stdin red", "trouble");
    }

    @Test
    void aChildThatDoesNotListenIsEndedForGood(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("child.log");
        Child child = ChildProcess.program(
                        List.of("sh", "-c", "trap '' TERM; echo ready; while true; do sleep 0.05; done"), Map.of(), log)
                .start();
        while (!Files.exists(log) || Files.readString(log).isEmpty()) {
            Thread.sleep(10);
        }

        child.stop(Duration.ofMillis(100));

        assertThat(child.waitFor()).isEqualTo(137);
    }
}

package dev.assay.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.waiting.Pause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in the place of {@code ./assay} that acts as controller and agent. */
class LocalFarmTest {
    private static final String SCRIPT = """
            #!/bin/sh
            program=$1; shift
            echo "$program $*"
            if [ "$program" = serve ]; then
              mkdir -p "$2/tokens"
              echo secret > "$2/tokens/client.token"
              printf '{"url":"http://127.0.0.1:%s","pid":%s,"version":"0.1.0"}' "$4" $$ > "$2/controller.json"
            fi
            exec cat
            """;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void theControllerIsStartedFirstAndTheAgentGetsItsAddress() throws Exception {
        Path home = folder.resolve("home");
        try (LocalFarm farm = LocalFarm.in(home)) {
            farm.start(script(SCRIPT), InstantSource.system(), Pause.real(), said::add);
            awaitText(home.resolve("logs/agent.log"));

            assertThat(farm.clientToken()).isEqualTo("secret");
            assertThat(Files.readString(home.resolve("logs/agent.log")))
                    .startsWith("agent --controller " + farm.controller() + " --token-file " + home
                            + "/controller/tokens/agent.token --name " + farm.device());
            farm.requireAlive();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aSecondFarmInTheSameFolderIsRefused() throws Exception {
        try (LocalFarm first = LocalFarm.in(folder)) {
            assertThat(first.logs()).isEqualTo(folder.resolve("logs"));
            assertThatThrownBy(() -> LocalFarm.in(folder))
                    .isInstanceOf(FarmException.class)
                    .hasMessageContaining("is in use by another assay run");
        }

        LocalFarm.in(folder).close();
    }

    @Test
    void aControllerThatCannotStartIsExplainedByTheEndOfItsLog() throws Exception {
        Path script = script("#!/bin/sh\necho the disk is full\nexit 3\n");
        try (LocalFarm farm = LocalFarm.in(folder.resolve("home"))) {
            assertThatThrownBy(() -> farm.start(script, InstantSource.system(), Pause.real(), said::add))
                    .isInstanceOf(FarmException.class)
                    .hasMessageContaining("the controller refuses to start; its log is ")
                    .hasMessageEndingWith("\n  the disk is full");
        }
    }

    private Path script(String text) throws Exception {
        Path script = Files.writeString(folder.resolve("assay"), text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static void awaitText(Path file) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError(file + " stays empty");
    }
}

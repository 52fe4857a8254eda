package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens only where a person sits: on a terminal. */
class TerminalTest {
    @Test
    void onATerminalTheCommandAnswersAsItDoesInAPipe() throws Exception {
        String command = "'" + Repository.root().resolve("assay") + "' --version";
        ProcessBuilder starter = new ProcessBuilder("script", "-qec", command, "/dev/null").redirectErrorStream(true);
        starter.environment().put("ASSAY_NO_BUILD", "1");
        Process terminal = starter.start();

        String said = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(terminal.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("0.1.0");
        assertThat(terminal.exitValue()).isZero();
    }
}

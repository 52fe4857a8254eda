package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssayCommandTest {
    @Test
    void aMisspeltCommandIsAnsweredWithTheNearest() {
        assertThat(Typed.assay("rum")).isEqualTo(new Typed(3, "", """
                        assay: Unmatched argument at index 0: 'rum'
                        Did you mean: assay run?
                        see "assay --help"
                        """));
    }

    @Test
    void aMisspeltOptionIsAnsweredWithTheNearest() {
        assertThat(Typed.assay("run", "s.yaml", "--fresj")).isEqualTo(new Typed(3, "", """
                        assay: Unknown option: '--fresj'
                        Possible solutions: --fresh
                        see "assay run --help"
                        """));
    }

    @Test
    void helpListsWhatTheScriptStartsToo() {
        assertThat(Typed.assay("help").out())
                .contains("  run ", "  sweep ", "  optimize ", "  bench ", "  serve ", "  agent ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "sweep",
                "optimize",
                "bench",
                "serve",
                "agent",
                "simulate",
                "device",
                "campaign",
                "enrol",
                "token",
                "audit",
                "gate",
                "baseline",
                "waive",
                "waiver"
            })
    void everyCommandHasHelpThatFitsATerminal(String command) {
        Typed typed = Typed.assay(command, "--help");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).startsWith("Usage: assay " + command);
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"add", "ls", "show", "check", "drain", "resume", "retire", "logs", "update", "doctor", "remove"})
    void everyCommandAboutDevicesHasHelp(String command) {
        Typed typed = Typed.assay("device", command, "--help");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).startsWith("Usage: assay device " + command);
    }

    @Test
    void theVersionNamesTheCode() {
        assertThat(Typed.assay("--version").out()).matches("assay 0\\.1\\.0\\+[0-9a-f]{12}\n");
    }

    @Test
    void nothingAtAllIsAMistake() {
        assertThat(Typed.assay().exitCode()).isEqualTo(3);
        assertThat(Typed.assay("sweep").exitCode()).isEqualTo(3);
    }
}

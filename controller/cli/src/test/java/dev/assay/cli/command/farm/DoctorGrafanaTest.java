package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.command.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Grafana is meant is settled before anybody is asked anything. */
class DoctorGrafanaTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private FakeFarmApi farm;

    @BeforeEach
    void start() throws IOException {
        farm = new FakeFarmApi();
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor", "--controller", farm.url()));
        all.addAll(List.of(arguments));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("grafana.token"), content).toString();
    }

    @Test
    void aTokenForNoGrafanaIsAMistake() throws IOException {
        Typed typed = type("--grafana-token-file", file("glsa_token"));

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--grafana-token-file: of which Grafana? expected --grafana URL beside it");
        assertThat(farm.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'glsa_a\nglsa_b', more than one word", "'glsa_a glsa_b', more than one word", "'\n', nothing"})
    void aFileThatHoldsNoSingleTokenIsRefusedAndNotShown(String content, String found) throws IOException {
        Typed typed = type("--grafana", NOBODY, "--grafana-token-file", file(content));

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .contains("holds " + found + "; expected a service account's token in one line")
                .doesNotContain("glsa_");
        assertThat(farm.requests()).isEmpty();
    }

    @Test
    void aLineBreakAtTheEndOfTheFileIsNoPartOfTheToken() throws IOException {
        Typed typed = type("--grafana", NOBODY, "--grafana-token-file", file("glsa_token\n"));

        assertThat(typed.err()).doesNotContain("--grafana-token-file");
        assertThat(farm.requests()).isNotEmpty();
    }
}

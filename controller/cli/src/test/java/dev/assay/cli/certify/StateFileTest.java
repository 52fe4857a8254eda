package dev.assay.cli.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private static final CertifyState STATE = CertifyState.begun("id", 5)
            .calibrated("c-1", List.of(new WorkScale("vit", 2e-3, 1e-5, 1e-8, 6e7)))
            .open("c-2", List.of(3, 4))
            .closed(List.of(
                    new KnownGate(3, "vit", Planted.WORK, 0.05, "c-2", 0, List.of(), List.of(), 4, 14, "it went away")))
            .open("c-3", List.of(4));

    @Test
    void whatIsKeptIsFoundAgain() throws Exception {
        StateFile file = new StateFile(home, "digits", "vm");
        file.keep(STATE);

        assertThat(file.find("id")).contains(STATE);
        assertThat(STATE.donePlaces()).isEqualTo(Set.of(3));
        assertThat(file.find("another request")).isEmpty();
        assertThat(new StateFile(home, "digits", "pi").find("id")).isEmpty();
    }

    @Test
    void aBrokenFileIsNotTakenForNothingDone() throws Exception {
        StateFile file = new StateFile(home, "digits", "vm");
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "{\"format\":");

        assertThatThrownBy(() -> file.find("id"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete it to begin anew");
    }

    @Test
    void stepsAimAtTheSizeBesidesWhatTheNodesTake() {
        WorkScale scale = new WorkScale("vit", 2e-3, 1e-5, 1e-8, 6e7);

        assertThat(scale.steps(0.05)).isEqualTo(9_000);
        assertThat(scale.steps(0.001)).as("as little as can be").isEqualTo(1);
        assertThat(scale.smallest()).isEqualTo(0.005);
        assertThat(scale.bytes(0.1)).isEqualTo(6_000_000);
    }
}

package dev.assay.registration.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.step.StepFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelKeyLinesTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6nQ2Nn1cZt2X3k0b6XnUq2mJbX0l0m9rQp7cXh5v1Z";

    @Test
    void aKeyMayListenOnTheTunnelsPortsAndDoNothingElse() throws Exception {
        assertThat(TunnelKeyLines.of(new TunnelKeys(List.of(KEY + " farm@controller")), List.of(18420)))
                .containsExactly(
                        "restrict,port-forwarding,permitlisten=\"127.0.0.1:18420\",permitlisten=\"localhost:18420\",permitopen=\"127.0.0.1:1\","
                                + "command=\"echo this key opens a tunnel and nothing else\" " + KEY + " assay-tunnel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "command=\"sh\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6nQ2Nn1c",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6nQ2Nn1c\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAImine"
            })
    void whatIsNoSingleKeyNeverReachesTheBoard(String key) {
        assertThatThrownBy(() -> TunnelKeyLines.of(new TunnelKeys(List.of(key)), List.of(18420)))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("no public SSH key");
    }

    @Test
    void aFarmWithoutKeysHasNoTunnel() {
        assertThatThrownBy(() -> TunnelKeyLines.of(new TunnelKeys(List.of()), List.of(18420)))
                .isInstanceOf(StepFailedException.class);
    }
}

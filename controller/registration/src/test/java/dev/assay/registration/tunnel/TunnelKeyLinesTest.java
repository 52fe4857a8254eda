package dev.assay.registration.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.SshTarget;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelKeyLinesTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6nQ2Nn1cZt2X3k0b6XnUq2mJbX0l0m9rQp7cXh5v1Z";

    private static final TunnelRights RIGHTS = new TunnelRights(Set.of(18420), Set.of());

    @Test
    void aKeyMayListenOnTheTunnelsPortsAndDoNothingElse() throws Exception {
        assertThat(TunnelKeyLines.of(new TunnelKeys(List.of(KEY + " farm@controller")), RIGHTS))
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
        assertThatThrownBy(() -> TunnelKeyLines.of(new TunnelKeys(List.of(key)), RIGHTS))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("no public SSH key");
    }

    @Test
    void aFarmWithoutKeysHasNoTunnel() {
        assertThatThrownBy(() -> TunnelKeyLines.of(new TunnelKeys(List.of()), RIGHTS))
                .isInstanceOf(StepFailedException.class);
    }

    @Test
    void theRightsOfAHostAreReadAsTheyAreWritten() throws Exception {
        TunnelRights rights = new TunnelRights(Set.of(18420, 18421), Set.of())
                .withOpen(SshTarget.parse("pi@10.0.0.7:2222"))
                .withOpen(SshTarget.parse("pi@[fe80::1%eth0]"));
        String file = "ssh-ed25519 AAAAmine me@laptop\n"
                + String.join("\n", TunnelKeyLines.of(new TunnelKeys(List.of(KEY)), rights)) + "\n";

        assertThat(TunnelRights.in(file)).isEqualTo(rights);
        assertThat(rights.open()).containsExactlyInAnyOrder("10.0.0.7:2222", "[fe80::1%eth0]:22");
    }

    @Test
    void aHostOnTheWayToTwoBoardsKeepsTheOneWhenTheOtherIsRemoved() throws Exception {
        SshTarget one = SshTarget.parse("pi@one");
        SshTarget two = SshTarget.parse("pi@two");
        String both = TunnelKeyLines.of(
                        new TunnelKeys(List.of(KEY)),
                        TunnelRights.in("").withOpen(one).withOpen(two))
                .get(0);

        List<String> left = TunnelKeyLines.again(both, TunnelRights.in(both).withoutOpen(one));
        List<String> none = TunnelKeyLines.again(
                both, TunnelRights.in(both).withoutOpen(one).withoutOpen(two));

        assertThat(left)
                .containsExactly(
                        "restrict,port-forwarding,permitlisten=\"127.0.0.1:1\",permitlisten=\"localhost:1\",permitopen=\"two:22\","
                                + "command=\"echo this key opens a tunnel and nothing else\" " + KEY + " assay-tunnel");
        assertThat(none).isEmpty();
    }
}

package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {
    @ParameterizedTest
    @CsvSource({
        "pi@192.168.1.20, pi, 192.168.1.20, 22",
        "pi@kitchen.lan:2222, pi, kitchen.lan, 2222",
        "nvidia@[fe80::1%eth0]:22, nvidia, fe80::1%eth0, 22",
        "root@[2001:db8::7], root, 2001:db8::7, 22",
    })
    void readsUserHostAndPort(String text, String user, String host, int port) {
        assertThat(SshTarget.parse(text)).isEqualTo(new SshTarget(user, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kitchen",
                "pi@",
                "@kitchen",
                "pi@kitchen:",
                "pi@kitchen:0",
                "pi@kitchen:99999",
                "pi@fe80::1",
                "pi@[fe80::1",
                "pi@-oProxyCommand=x",
                "pi@a b",
                "pi;reboot@kitchen",
                "-l@kitchen",
                "pi@kitchen:22:22"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> SshTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : new String[] {"pi@kitchen", "pi@kitchen:2222", "pi@[::1]", "pi@[::1]:2222"}) {
            assertThat(SshTarget.parse(text)).hasToString(text);
        }
    }

    @Test
    void isNamedInKnownHostsWithItsPortUnlessThatIsTheUsualOne() {
        assertThat(SshTarget.parse("pi@Kitchen").hostKeyName()).isEqualTo("kitchen");
        assertThat(SshTarget.parse("pi@kitchen:2222").hostKeyName()).isEqualTo("[kitchen]:2222");
    }

    @Test
    void jumpsAreSeparatedByCommas() {
        assertThat(SshTarget.parseJumps("a@one, b@two:23"))
                .containsExactly(new SshTarget("a", "one", 22), new SshTarget("b", "two", 23));
    }
}

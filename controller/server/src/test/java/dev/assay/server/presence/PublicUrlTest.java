package dev.assay.server.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.StartFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @Test
    void isTakenAsItWasSetWithoutTheSlashAtItsEnd() {
        assertThat(PublicUrl.ofSetting(" https://farm:8420/ ")).isEqualTo("https://farm:8420");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"farm:8420", "ftp://farm", "https://", "https://u:p@farm", "https://farm/path", "http://a b"})
    void whatIsNoAddressOfAControllerIsRefused(String setting) {
        assertThatThrownBy(() -> PublicUrl.ofSetting(setting))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("assay.public-url is \"" + setting + "\"");
    }

    @Test
    void isDerivedFromTheAddressThatTheControllerListensOn() {
        assertThat(PublicUrl.ofListener("http", "10.0.0.7", 8420)).contains("http://10.0.0.7:8420");
        assertThat(PublicUrl.ofListener("https", "fd00::1", 8420)).contains("https://[fd00::1]:8420");
    }

    @Test
    void aControllerThatListensEverywhereNamesNoPlaceholder() {
        assertThat(PublicUrl.ofListener("http", "0.0.0.0", 8420).orElse("http://none"))
                .doesNotContain("0.0.0.0")
                .doesNotContain("127.0.0.1");
    }
}

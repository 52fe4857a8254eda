package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.StartFailedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowserTlsTest {
    private static final PageCookie COOKIE = new PageCookie("name", "/api/", "Strict");

    @Test
    void aPublicAddressWithTlsSpeaksForAProxyThatSaysNothing() {
        assertThat(BrowserTls.of(Optional.of("https://farm.example")).covers("http"))
                .isTrue();
        assertThat(BrowserTls.of(Optional.of("http://farm.example:8420")).covers("http"))
                .isFalse();
        assertThat(BrowserTls.of(Optional.empty()).covers("http")).isFalse();
        assertThat(BrowserTls.of(Optional.empty()).covers("https")).isTrue();
    }

    @Test
    void byTlsNobodyElseCanSetACookieAndItNeverTravelsWithout() {
        assertThat(COOKIE.begun("v", true, Duration.ofHours(1)))
                .isEqualTo("__Host-name=v; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict; Secure");
        assertThat(COOKIE.ended(true)).isEqualTo("__Host-name=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void withoutTlsItIsSentToItsOwnPathAlone() {
        assertThat(COOKIE.begun("v", false, Duration.ofHours(1)))
                .isEqualTo("name=v; Path=/api/; Max-Age=3600; HttpOnly; SameSite=Strict");
    }

    @Test
    void aTimeThatWouldEndUnderSomebodysHandsIsRefused() {
        Duration hour = Duration.ofHours(1);

        assertThatThrownBy(() -> new SessionTerms(Duration.ofSeconds(299), hour))
                .isInstanceOf(StartFailedException.class)
                .hasMessage("assay.pages.session is 299s; expected at least 300s");
        assertThatThrownBy(() -> new SessionTerms(hour, Duration.ZERO)).hasMessageContaining("assay.pages.idle is 0s");
    }
}

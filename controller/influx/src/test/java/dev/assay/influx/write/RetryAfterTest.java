package dev.assay.influx.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @Test
    void secondsAreSeconds() {
        assertThat(RetryAfter.of("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(" 0 ", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aDateCountsFromNow() {
        assertThat(RetryAfter.of("Sat, 21 Nov 2026 22:01:30 GMT", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.of("Sat, 21 Nov 2026 21:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void nobodyIsAskedNeverToComeBack() {
        assertThat(RetryAfter.of("999999999", NOW)).contains(RetryAfter.LONGEST);
        assertThat(RetryAfter.of("Sun, 22 Nov 2026 22:01:30 GMT", NOW)).contains(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1.5", "99999999999999999999", "2026-11-21T22:01:30Z"})
    void whatCannotBeReadSaysNothing(String header) {
        assertThat(RetryAfter.of(header, NOW)).isEmpty();
    }
}

package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0, 0s",
        "500ms, 500, 500ms",
        "10s, 10000, 10s",
        "1.5m, 90000, 90s",
        "60 s, 60000, 1m",
        "1h, 3600000, 1h"
    })
    void numberWithItsUnitIsRead(String text, long millis, String written) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(DurationText.of(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "10 sec", "1h30m", "PT10S", "9999999999s", "1e3s", "1.2345s"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("\"" + text + "\"; expected a number with its unit, such as 500ms, 10s, 1.5m or 1h");
    }
}

package dev.assay.cli.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "420, 0.4 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "59499, 59 s",
        "59500, 1 min 00 s",
        "432000, 7 min 12 s",
        "7380000, 2 h 03 min",
        "172740000, 47 h 59 min",
        "273600000, 3 d 4 h"
    })
    void durationsUseTheUnitsThatFit(long millis, String text) {
        assertThat(Amounts.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, about 5 s", "41, about 40 s", "58, about 1 min", "372, about 6 min", "7900, about 2 h 10 min"})
    void guessesAreRounded(double seconds, String text) {
        assertThat(Amounts.guess(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"512, 512 B", "8578, 8.6 kB", "834123, 834 kB", "25100000, 25.1 MB", "3000000000, 3.0 GB"})
    void sizesAreDecimal(long bytes, String text) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertThat(Amounts.count(1, "cell")).isEqualTo("1 cell");
        assertThat(Amounts.count(1024, "sample")).isEqualTo("1024 samples");
        assertThat(Amounts.count(1_000_000, "cell")).isEqualTo("1 000 000 cells");
    }
}

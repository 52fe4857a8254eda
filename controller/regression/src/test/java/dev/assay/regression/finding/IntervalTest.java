package dev.assay.regression.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.summary.AccuracySummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Limits of R's {@code prop.test(..., correct = FALSE)}, which are Wilson's: written out from the formula for 81 of 263. */
    @Test
    void shareHasWilsonsLimits() {
        Interval interval = Interval.of(new AccuracySummary("top-1", 263, 81, 81 / 263.0));

        // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
        assertThat(interval.low()).isEqualTo(0.2553, within(5e-5));
        assertThat(interval.high()).isEqualTo(0.3662, within(5e-5));
    }

    @Test
    void allRightIsNotCertainlyAllRight() {
        Interval interval = Interval.of(new AccuracySummary("top-1", 10, 10, 1.0));

        assertThat(interval.low()).isEqualTo(0.7225, within(5e-5));
        assertThat(interval.high()).isEqualTo(1.0);
    }

    @Test
    void dropHasTangosLimits() {
        Interval interval = Interval.ofDrop(new AccuracyChange(-20, 12, 2, 0.01), 50);

        assertThat(interval.value()).isEqualTo(0.2);
        assertThat(interval.low()).isEqualTo(0.0611, within(5e-5));
        assertThat(interval.high()).isEqualTo(0.3447, within(5e-5));
    }

    @Test
    void sameAnswersLeaveRoomForALoss() {
        Interval interval = Interval.ofDrop(new AccuracyChange(0, 0, 0, 1), 540);

        assertThat(interval.value()).isZero();
        assertThat(interval.high()).isBetween(0.005, 0.01);
    }

    @Test
    void intervalMustHoldItsValue() {
        assertThatThrownBy(() -> new Interval(1, 2.0, 3.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(1, null, 3.0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LATENCY_P50   | 0.0019234 | 0.0000123 | 1.92 ± 0.01 ms",
                "LATENCY_P90   | 0.000083  | 0.0000021 | 83 ± 2 µs",
                "LOAD          | 1.5       | 0.25      | 1.5 ± 0.3 s",
                "LATENCY_P50   | 0.0123456 |           | 12.3 ms",
                "LATENCY_P50   | 0.5       | 0.2       | 500 ± 200 ms",
                "ENERGY        | 0.0061    | 0.0002    | 6.1 ± 0.2 mJ",
                "MEMORY_PEAK   | 61300000  | 420000    | 61.3 ± 0.4 MB",
                "SIZE          | 834123    | 0         | 834 kB",
                "SIZE          | 512       | 0         | 512 B",
                "ACCURACY      | 0.9907    | 0.0050    | 0.9907 (0.9857 to 0.9957)",
                "ACCURACY_DROP | 0.0041    | 0.0060    | 0.41 pp (−0.19 to 1.01)",
                "ACCURACY_DROP | 0         | 0         | 0.00 pp",
            })
    void textHasNoMoreDigitsThanAreKnown(FigureKind kind, double value, Double halfWidth, String text) {
        assertThat(AmountText.of(kind, Interval.of(value, halfWidth))).isEqualTo(text);
    }
}

package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SentinelCorrectionTest {
    private final HistoryWatch watch = new HistoryWatch(new WatchRule(0.01));

    @Test
    void changeOfTheSentinelAloneIsADeviceEvent() {
        double[] sentinel = Noise.NORMAL.history(200, 120, 5, 1);
        double[] series = Noise.NORMAL.history(200, 120, 0, 2);

        WatchReport report = watch.study(Series.of(series), Series.of(sentinel));

        assertThat(report.findings()).singleElement().isInstanceOfSatisfying(DeviceEvent.class, event -> {
            assertThat(event.index()).isBetween(118, 122);
            assertThat(event.relativeChange()).isCloseTo(0.05, within(0.01));
        });
    }

    @Test
    void changeOfBothIsTheDevicesAndNobodyElses() {
        double[] sentinel = Noise.NORMAL.history(200, 120, 5, 1);
        double[] series = Noise.NORMAL.history(200, 120, 4, 2);

        WatchReport report = watch.study(Series.of(series), Series.of(sentinel));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DEVICEEVENT);
        assertThat(report.levels())
                .singleElement()
                .satisfies(level -> assertThat(level.median()).isCloseTo(104, within(0.5)));
    }

    @Test
    void changeBeyondTheSentinelsIsACommits() {
        double[] sentinel = Noise.NORMAL.history(200, 120, 3, 1);
        double[] series = Noise.NORMAL.history(200, 120, 9, 2);

        WatchReport report = watch.study(Series.of(series), Series.of(sentinel));

        assertThat(report.only(DeviceEvent.class)).hasSize(1);
        assertThat(report.changePoints())
                .singleElement()
                .satisfies(change -> assertThat(change.relativeChange()).isCloseTo(0.06, within(0.015)));
    }

    @Test
    void noiseThatBothShareIsTakenOut() {
        int alone = 0;
        int corrected = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] shared = Noise.AUTOCORRELATED_6.errors(385, seed);
            Series series = scattered(shared, seed + 100, 0.02);
            Series sentinel = scattered(shared, seed + 200, 0);
            alone += watch.study(series).changePoints().size();
            corrected += (int) watch.study(series, sentinel).changePoints().stream()
                    .filter(change -> change.range().overlaps(new IndexRange(364, 366)))
                    .count();
        }

        assertThat(alone).isLessThanOrEqualTo(4);
        assertThat(corrected).isGreaterThanOrEqualTo(18);
    }

    /** 2 % of noise that both share, 0.4 % of its own, and a step twenty values before the end. */
    private static Series scattered(double[] shared, long seed, double step) {
        double[] values = Noise.NORMAL.errors(shared.length, seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * Math.exp(0.02 * shared[i] + 0.004 * values[i] + (i >= 365 ? step : 0));
        }
        return Series.of(values);
    }

    @Test
    void sentinelThatWasNotAlwaysMeasuredCorrectsWhereItWas() {
        double[] sentinel = Noise.NORMAL.history(200, 120, 5, 1);
        double[] series = Noise.NORMAL.history(200, 120, 5, 2);
        Arrays.fill(sentinel, 40, 60, Double.NaN);
        series[70] = Double.NaN;

        assertThat(watch.study(Series.of(series), Series.of(sentinel)).changePoints())
                .isEmpty();
        Arrays.fill(sentinel, Double.NaN);
        assertThat(watch.study(Series.of(series), Series.of(sentinel)).changePoints())
                .hasSize(1);
    }

    @Test
    void seriesOfOtherLengthsDoNotBelongTogether() {
        assertThatThrownBy(() -> watch.study(Series.of(1, 2), Series.of(1, 2, 3)))
                .hasMessageContaining("expected as many values");
    }
}

package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast form of {@code .ci/simulate-watch}: few series, fixed seeds. */
class HistoryWatchTest {
    private static final int SERIES = 60;

    private final HistoryWatch watch = new HistoryWatch(new WatchRule(0.01));

    @ParameterizedTest
    @EnumSource(Noise.class)
    void noiseWithoutAChangeShowsNone(Noise noise) {
        int changes = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            changes += watch.study(Series.of(noise.history(365, 365, 0, seed)))
                    .changePoints()
                    .size();
        }

        // 0.1 in 1,000 values would be 2.2 on the average.
        assertThat(changes).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 2, 0.93",
        "NORMAL, 3, 0.97",
        "HEAVY_TAILED, 2, 0.93",
        "SKEWED, 2, 0.93",
        "BIMODAL, 3, 0.90",
        "QUANTIZED, 2, 0.93",
        "QUANTIZED, 3, 0.97",
        "AUTOCORRELATED_3, 2, 0.6",
        "AUTOCORRELATED_3, 3, 0.85"
    })
    void stepIsFoundWithinTwentyValues(Noise noise, double sigmas, double share) {
        int found = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            Series series = Series.of(noise.history(385, 365, sigmas, 1_000 + seed));
            found += watch.study(series).changePoints().stream().anyMatch(change -> Math.abs(change.index() - 365) <= 5)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo((int) Math.floor(share * SERIES));
    }

    @Test
    void truePlaceIsInTheRange() {
        int found = 0;
        int held = 0;
        for (int seed = 0; seed < 150; seed++) {
            Series series = Series.of(Noise.NORMAL.history(240, 120, 2, seed));
            for (ChangePoint change : watch.study(series).changePoints()) {
                found++;
                held += change.range().overlaps(new IndexRange(120, 120)) ? 1 : 0;
            }
        }

        assertThat(found).isGreaterThanOrEqualTo(145);
        assertThat((double) held / found).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void changeIsToldInTheUnitOfTheSeries() {
        double[] values = Noise.NORMAL.history(200, 100, 5, 4);

        ChangePoint change = watch.study(Series.of(values)).changePoints().get(0);

        assertThat(change.before()).isCloseTo(100, within(0.5));
        assertThat(change.after()).isCloseTo(100 * Math.exp(0.05), within(0.5));
        assertThat(change.relativeChange()).isCloseTo(0.051, within(0.005));
        assertThat(change.score()).isGreaterThan(5);
    }

    @Test
    void gapsAreLeftOutAndNeverFilled() {
        double[] values = Noise.NORMAL.history(200, 100, 4, 8);
        double[] withGaps = new double[300];
        Arrays.fill(withGaps, Double.NaN);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            withGaps[i + i / 2] = values[i];
            places.add(i + i / 2);
        }

        List<ChangePoint> dense = watch.study(Series.of(values)).changePoints();
        List<ChangePoint> sparse = watch.study(Series.of(withGaps)).changePoints();

        assertThat(dense).hasSize(1);
        assertThat(sparse).singleElement().satisfies(change -> {
            assertThat(change.index()).isEqualTo(places.get(dense.get(0).index()));
            assertThat(change.score()).isEqualTo(dense.get(0).score());
        });
    }

    @Test
    void changeBelowTheTolerancesIsNotReported() {
        double[] values = Noise.NORMAL.history(400, 200, 2, 8);

        assertThat(new HistoryWatch(WatchRule.tolerating(0.03))
                        .study(Series.of(values))
                        .changePoints())
                .isEmpty();
        assertThat(new HistoryWatch(WatchRule.tolerating(0.001))
                        .study(Series.of(values))
                        .changePoints())
                .hasSize(1);
    }

    @Test
    void excursionOfThreeValuesIsAnOutlierAndAtTheEndNothingYet() {
        double[] values = Noise.NORMAL.history(103, 100, 12, 8);
        assertThat(watch.study(Series.of(values)).findings()).isEmpty();

        double[] back = Arrays.copyOf(values, 130);
        System.arraycopy(Noise.NORMAL.history(27, 27, 0, 9), 0, back, 103, 27);
        assertThat(watch.study(Series.of(back)).findings())
                .singleElement()
                .isInstanceOfSatisfying(Outlier.class, outlier -> {
                    assertThat(outlier.range()).isEqualTo(new IndexRange(100, 102));
                    assertThat(outlier.level()).isCloseTo(100, within(0.5));
                    assertThat(outlier.value()).isGreaterThan(110);
                });
    }

    @Test
    void rampInNoiseIsATrend() {
        double[] values = Noise.NORMAL.history(300, 300, 0, 3);
        for (int i = 0; i < values.length; i++) {
            values[i] *= Math.exp(0.06 * i / 299);
        }

        WatchReport report = watch.study(Series.of(values));

        assertThat(report.changePoints()).isEmpty();
        assertThat(report.only(Trend.class))
                .singleElement()
                .satisfies(trend -> assertThat(trend.relativeChange()).isCloseTo(0.062, within(0.008)));
    }

    @Test
    void levelsCoverTheWholeHistory() {
        WatchReport report = watch.study(Series.of(Noise.NORMAL.history(200, 120, 6, 5)));

        assertThat(report.levels())
                .extracting(Level::range)
                .containsExactly(new IndexRange(0, 119), new IndexRange(120, 199));
        assertThat(report.levels()).extracting(Level::measured).containsExactly(120, 80);
    }

    @Test
    void shortAndEmptyHistoriesShowNothing() {
        for (int n = 0; n < 8; n++) {
            assertThat(watch.study(Series.of(Noise.NORMAL.history(n, n, 0, n))).findings())
                    .isEmpty();
        }
        assertThat(watch.study(Series.of(Double.NaN, Double.NaN)).levels()).isEmpty();
    }

    @Test
    void extensionKeepsWhatWasFoundAndFindsTheNew() {
        double[] values = Noise.NORMAL.history(600, 150, 4, 11);
        for (int i = 560; i < values.length; i++) {
            values[i] *= 1.04;
        }
        WatchReport report = watch.study(Series.of(Arrays.copyOf(values, 400)));
        assertThat(report.changePoints()).hasSize(1);
        for (int n = 401; n <= values.length; n++) {
            report = watch.extend(report, Series.of(Arrays.copyOf(values, n)));
        }

        assertThat(report.changePoints())
                .extracting(ChangePoint::index)
                .isEqualTo(watch.study(Series.of(values)).changePoints().stream()
                        .map(ChangePoint::index)
                        .toList())
                .hasSize(2);
    }

    @Test
    void sameHistoryGivesTheSameReport() {
        double[] values = Noise.AUTOCORRELATED_3.history(500, 300, 3, 12);

        assertThat(watch.study(Series.of(values))).isEqualTo(watch.study(Series.of(values)));
    }

    @Test
    void valueThatCannotBeIsNamed() {
        assertThatThrownBy(() -> Series.of(Scale.LOG, 1, 0))
                .hasMessage("value 1 is 0.0; expected a finite one above zero");
        assertThatThrownBy(() -> Series.of(0, Double.POSITIVE_INFINITY))
                .hasMessage("value 1 is Infinity; expected a finite one");
        assertThatThrownBy(() -> new WatchRule(0.005)).hasMessageContaining("expected 0.01 or more");
    }
}

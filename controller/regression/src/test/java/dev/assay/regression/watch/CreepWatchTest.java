package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreepWatchTest {
    private final CreepWatch watch = new CreepWatch(0.03);
    private final IndexRange release = new IndexRange(0, 29);

    @Test
    void tenStepsOfThreePerMilleAreSeenTogether() {
        int seen = 0;
        for (int seed = 0; seed < 100; seed++) {
            Series series = Series.of(creeping(seed));
            seen += watch.of(series, release).isPresent() ? 1 : 0;
        }

        assertThat(seen).isGreaterThanOrEqualTo(95);
    }

    @Test
    void saysHowFarItHasGone() {
        Creep creep = watch.of(Series.of(creeping(1)), release).orElseThrow();

        assertThat(creep.release()).isCloseTo(100, within(0.6));
        assertThat(creep.relativeChange()).isBetween(0.01, 0.04);
        assertThat(creep.range().first()).isBetween(30, 60);
    }

    @ParameterizedTest
    @EnumSource(
            value = Noise.class,
            names = {"NORMAL", "AUTOCORRELATED_3", "HEAVY_TAILED", "SKEWED", "QUANTIZED"})
    void noiseAloneIsNoCreep(Noise noise) {
        int seen = 0;
        for (int seed = 0; seed < 50; seed++) {
            seen += watch.of(Series.of(noise.history(230, 230, 0, seed)), release)
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(seen).isLessThanOrEqualTo(1);
    }

    @Test
    void improvementIsSeenAsWell() {
        double[] values = creeping(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = 10_000 / values[i];
        }

        assertThat(watch.of(Series.of(values), release).orElseThrow().relativeChange())
                .isNegative();
    }

    @Test
    void limitGrowsWithTheNoise() {
        assertThat(CreepWatch.limit(0.25)).isGreaterThan(CreepWatch.limit(0.5)).isGreaterThan(10);
        // Siegmund: (exp(x) - 1 - x) / (2 k^2) with x = 2 k (h + 1.166)
        double x = 2 * 0.5 * (CreepWatch.limit(0.5) + 1.166);
        assertThat((Math.exp(x) - 1 - x) / 0.5).isCloseTo(CreepWatch.RUN_LENGTH, within(1.0));
    }

    @Test
    void releaseOfFewValuesIsNoBaseline() {
        assertThat(watch.of(Series.of(creeping(1)), new IndexRange(0, 6))).isEmpty();
        assertThatThrownBy(() -> new CreepWatch(0)).hasMessageContaining("expected more than 0");
    }

    private static double[] creeping(long seed) {
        double[] values = Noise.NORMAL.history(160, 160, 0, seed);
        for (int i = 30; i < values.length; i++) {
            values[i] *= Math.exp(0.003 * Math.min(10, Math.floor(i / 10.0) - 2));
        }
        return values;
    }
}

package dev.assay.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PercentileTest {
    @ParameterizedTest
    @EnumSource(Percentile.class)
    void theFloorIsTheSmallestNumberThatEarlyStoppingAllows(Percentile percentile) {
        assertThat(isEnough(percentile, percentile.samplesMin())).isTrue();
        assertThat(isEnough(percentile, percentile.samplesMin() - 1)).isFalse();
    }

    /** At most one sample above the percentile's true value must be less likely than 1 %: then one may be discarded. */
    private static boolean isEnough(Percentile percentile, int samples) {
        return BinomialDistribution.of(samples, 1 - percentile.fraction()).cumulativeProbability(1) <= 0.01;
    }

    @ParameterizedTest
    @EnumSource(Percentile.class)
    void givesNothingBelowItsFloor(Percentile percentile) {
        long[] enough = LongStream.range(0, percentile.samplesMin()).toArray();
        long[] tooFew = LongStream.range(0, percentile.samplesMin() - 1).toArray();

        assertThat(percentile.of(enough)).isPresent();
        assertThat(percentile.of(tooFew)).isEmpty();
    }

    @Test
    void interpolatesBetweenNeighbours() {
        long[] sorted = LongStream.rangeClosed(1, 100).toArray();

        // R: quantile(1:100, c(.5, .9)) gives 50.5 and 90.1
        assertThat(Percentile.P50.of(sorted).orElseThrow()).isCloseTo(50.5, within(1e-9));
        assertThat(Percentile.P90.of(sorted).orElseThrow()).isCloseTo(90.1, within(1e-9));
    }
}

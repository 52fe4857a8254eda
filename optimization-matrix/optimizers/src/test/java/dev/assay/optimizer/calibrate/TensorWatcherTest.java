package dev.assay.optimizer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.sweep.axis.Calibration;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorWatcherTest {
    private static final Calibration P99 = new Calibration(99);

    @Test
    void minmaxHoldsEveryValueAndZero() {
        assertThat(range(Calibration.MINMAX, 3f, 5f)).isEqualTo(new ValueRange(0, 5));
        assertThat(range(Calibration.MINMAX, -2f, 5f, 1f)).isEqualTo(new ValueRange(-2, 5));
    }

    @Test
    void aPercentileLeavesOutliersOutThatMinmaxKeeps() {
        float[] values = uniform(10_000, -1, 1);
        values[77] = 500;
        values[78] = -300;

        ValueRange all = range(Calibration.MINMAX, values);
        ValueRange most = range(P99, values);

        assertThat(all).isEqualTo(new ValueRange(-300, 500));
        assertThat(most.max()).isBetween(0.9f, 1.2f);
        assertThat(most.min()).isBetween(-1.2f, -0.9f);
    }

    @Test
    void aPercentileIsTheQuantileOfTheValuesWithinABin() {
        float[] values = uniform(100_000, 0, 1);
        float[] sorted = values.clone();
        Arrays.sort(sorted);

        ValueRange range = range(new Calibration(90), values);

        assertThat(range.max()).isCloseTo(sorted[90_000], within(1f / StreamHistogram.BINS_PER_SIDE));
    }

    @Test
    void withNothingBelowZeroThePercentileCutsAtTheTopOnly() {
        ValueRange range = range(P99, uniform(100_000, 0, 1));

        assertThat(range.min()).isZero();
        assertThat(range.max()).isCloseTo(0.99f, within(0.002f));
    }

    @Test
    void withNothingAboveZeroThePercentileCutsAtTheBottomOnly() {
        ValueRange range = range(P99, uniform(100_000, -1, 0));

        assertThat(range.max()).isZero();
        assertThat(range.min()).isCloseTo(-0.99f, within(0.002f));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheValuesDoesNotMatter(long seed) {
        float[] values = new float[50_000];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(2, i / 5_000.0));
        }
        values[0] = 0;
        float[] reversed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }

        assertThat(range(P99, values)).isEqualTo(range(P99, reversed));
        assertThat(histogram(values, 100).hasSameCountsAs(histogram(reversed, 7_000)))
                .isTrue();
    }

    @Test
    void valuesExactlyAtAPowerOfTwoAreCountedTheSameBeforeAndAfterADoubling() {
        float[] growing = {1, -1, 2, -2, 4, -4, 8, -8};
        float[] shrinking = {-8, 8, -4, 4, -2, 2, -1, 1};

        assertThat(histogram(growing, 1).hasSameCountsAs(histogram(shrinking, 1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aTensorThatIsNotFiniteHasNoRange(float value) {
        TensorWatcher watcher = new TensorWatcher(P99);
        watcher.see(FloatBuffer.wrap(new float[] {1, value, 2}));
        watcher.see(FloatBuffer.wrap(new float[] {1, 2}));

        assertThat(watcher.range()).isEmpty();
    }

    @Test
    void aTensorOfZerosHasTheEmptyRange() {
        assertThat(range(P99, 0f, 0f)).isEqualTo(new ValueRange(0, 0));
    }

    @Test
    void theSmallestAndLargestFloatsAreCounted() {
        ValueRange range = range(new Calibration(99.99), Float.MIN_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE);

        assertThat(range.max()).isGreaterThan(Float.MAX_VALUE / 2);
        assertThat(range.min()).isLessThan(-Float.MAX_VALUE / 2);
    }

    private static StreamHistogram histogram(float[] values, int chunk) {
        StreamHistogram histogram = new StreamHistogram();
        for (int start = 0; start < values.length; start += chunk) {
            float[] part = Arrays.copyOfRange(values, start, Math.min(values.length, start + chunk));
            float largest = 0;
            for (float value : part) {
                largest = Math.max(largest, Math.abs(value));
            }
            histogram.add(part, part.length, largest);
        }
        return histogram;
    }

    private static ValueRange range(Calibration calibration, float... values) {
        TensorWatcher watcher = new TensorWatcher(calibration);
        watcher.see(FloatBuffer.wrap(values));
        return watcher.range().orElseThrow();
    }

    private static float[] uniform(int count, float low, float high) {
        Random random = new Random(42);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + random.nextFloat() * (high - low);
        }
        return values;
    }
}

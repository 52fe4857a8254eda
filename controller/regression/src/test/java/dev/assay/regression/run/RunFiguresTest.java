package dev.assay.regression.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFiguresTest {
    private static final int SAMPLES = 500;
    private static final double SECONDS = 0.010;

    /** Samples about a course, with 1 % of noise. */
    private static double[] samples(long seed, IntToDoubleFunction course) {
        ZigguratSampler.NormalizedGaussian noise =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = SECONDS * course.applyAsDouble(i) * Math.exp(0.01 * noise.sample());
        }
        return samples;
    }

    private static SteadyState.Kind course(long seed, IntToDoubleFunction course) {
        return SteadyState.of(samples(seed, course)).kind();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void coursesAreToldApart(long seed) {
        assertThat(course(seed, i -> 1)).isEqualTo(SteadyState.Kind.FLAT);
        assertThat(course(seed, i -> 1 + 0.5 * Math.exp(-i / 20.0))).isEqualTo(SteadyState.Kind.WARMUP);
        assertThat(course(seed, i -> 1 + 0.1 * i / SAMPLES)).isEqualTo(SteadyState.Kind.SLOWDOWN);
        assertThat(course(seed, i -> i < 350 ? 1 : 1.2)).isEqualTo(SteadyState.Kind.SLOWDOWN);
        assertThat(course(seed, i -> 1.2 - 0.1 * i / SAMPLES)).isEqualTo(SteadyState.Kind.NO_STEADY);
        assertThat(course(seed, i -> 1 + 0.1 * Math.sin(i / 40.0))).isEqualTo(SteadyState.Kind.NO_STEADY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mereNoiseIsNotUnsteady(long seed) {
        ZigguratSampler.NormalizedGaussian noise =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(100 + seed));

        assertThat(course(seed, i -> Math.exp(0.25 * noise.sample())))
                .isIn(SteadyState.Kind.FLAT, SteadyState.Kind.WARMUP);
    }

    @Test
    void theStepOfACoarseTimerShows() {
        double[] coarse = Arrays.stream(samples(1, i -> 1))
                .map(seconds -> Math.rint(seconds * 1e4) / 1e4)
                .toArray();

        assertThat(RunFigures.of(coarse).stepSeconds()).isCloseTo(1e-4, within(1e-12));
        assertThat(RunFigures.of(new double[] {0.01, 0.01}).stepSeconds()).isZero();
    }

    @Test
    void theWarmupIsLeftToItsEnd() {
        SteadyState state = SteadyState.of(samples(1, i -> i < 60 ? 1.3 : 1));

        assertThat(state).isEqualTo(new SteadyState(SteadyState.Kind.WARMUP, 60));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twoHeapsAreSeenAndOneIsNot(long seed) {
        Modes two = RunFigures.of(samples(seed, i -> i % 5 == 0 ? 1.1 : 1)).modes();

        assertThat(two.slowShare()).isCloseTo(0.2, within(0.001));
        assertThat(two.slow() / two.fast()).isCloseTo(1.1, within(0.005));
        assertThat(RunFigures.of(samples(seed, i -> 1)).modes().areTwo()).isFalse();
        // A long tail is not a second heap.
        double[] exponential = samples(seed, i -> 1 - 0.1 * Math.log((i * 7919 % SAMPLES + 0.5) / SAMPLES));
        assertThat(RunFigures.of(exponential).modes().areTwo()).isFalse();
        double[] uniform = samples(seed, i -> 1 + 0.3 * i / SAMPLES);
        assertThat(RunFigures.of(uniform).modes().areTwo()).isFalse();
    }

    @Test
    void fewSlowSamplesAreNoHeap() {
        assertThat(RunFigures.of(samples(1, i -> i % 20 == 0 ? 1.1 : 1)).modes().areTwo())
                .isFalse();
    }

    @Test
    void theTrimmedMeanStandsForRunsOfTwoHeaps() {
        RunFigures one = RunFigures.of(samples(1, i -> 1));
        RunFigures two = RunFigures.of(samples(1, i -> i % 2 == 0 ? 1.1 : 1));

        assertThat(Centre.of(List.of(one, one, one, two))).isEqualTo(Centre.MEDIAN);
        assertThat(Centre.of(List.of(one, one, two, two))).isEqualTo(Centre.TRIMMED_MEAN);
        assertThat(Centre.TRIMMED_MEAN.seconds(two)).isEqualTo(two.trimmedMeanSeconds());
        assertThat(Centre.MEDIAN.seconds(one)).isEqualTo(one.p50Seconds());
    }

    @Test
    void aTailNeedsTwoHundredSamples() {
        double[] all = samples(1, i -> 1);

        assertThat(RunFigures.of(Arrays.copyOf(all, 199)).p90Seconds()).isNull();
        assertThat(RunFigures.of(Arrays.copyOf(all, 200)).p90Seconds()).isBetween(0.0100, 0.0103);
    }

    @Test
    void oneSampleIsAFigure() {
        assertThat(RunFigures.of(new double[] {0.01}).p50Seconds()).isEqualTo(0.01);
    }
}

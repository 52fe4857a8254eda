package dev.assay.regression.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthJudgementTest {
    private static final double NOISE = 0.02;
    private static final int RUNS = 5;

    private static PastCheck past(RunScatter runs) {
        return new PastCheck(runs.p50Seconds(), runs.squares(), runs.degrees());
    }

    /** A check with this true speed, on a device that scatters by {@link #NOISE} from run to run. */
    private static RunScatter check(Random random, double seconds, double noise) {
        return RunScatter.of(IntStream.range(0, RUNS)
                .mapToDouble(run -> seconds * Math.exp(noise * random.nextGaussian()))
                .toArray());
    }

    private static List<PastCheck> history(Random random, int checks) {
        List<PastCheck> history = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            history.add(past(check(random, 1e-3, NOISE)));
        }
        return history;
    }

    private static double shareDoubtful(int history, double speed, double noise) {
        Random random = new Random(7);
        int doubtful = 0;
        int trials = 2_000;
        for (int i = 0; i < trials; i++) {
            List<PastCheck> before = history(random, history);
            HealthJudgement judgement = HealthJudgement.of(check(random, speed, noise), before);
            doubtful += judgement.kind() == HealthJudgement.Kind.DOUBTFUL ? 1 : 0;
        }
        return (double) doubtful / trials;
    }

    @Test
    void aSoundDeviceIsDoubtedLessThanOnceInAHundredChecks() {
        assertThat(shareDoubtful(3, 1e-3, NOISE)).isLessThan(0.01);
        assertThat(shareDoubtful(10, 1e-3, NOISE)).isLessThan(0.01);
        assertThat(shareDoubtful(30, 1e-3, NOISE)).isLessThan(0.01);
    }

    @Test
    void aDeviceThatLostAFifthOfItsSpeedIsFound() {
        assertThat(shareDoubtful(10, 1.2e-3, NOISE)).isGreaterThan(0.99);
    }

    @Test
    void aDeviceThatBecameThreeTimesAsNoisyIsFoundEveryOtherTimeAndFiveTimesMostly() {
        assertThat(shareDoubtful(10, 1e-3, 3 * NOISE)).isGreaterThan(0.5);
        assertThat(shareDoubtful(10, 1e-3, 5 * NOISE)).isGreaterThan(0.85);
    }

    @Test
    void withAShortHistoryNothingIsComparedAndThatIsSaid() {
        RunScatter slow = RunScatter.of(new double[] {5e-3, 5e-3, 5e-3, 5e-3, 5e-3});

        HealthJudgement judgement = HealthJudgement.of(slow, history(new Random(1), 2));

        assertThat(judgement.hasPassed()).isTrue();
        assertThat(judgement.finding())
                .isEqualTo("answers right; speed and noise are compared from check 4 on, this is check 3");
    }

    @Test
    void theFindingSaysWhatWasFoundAndWhatWouldBeRight() {
        List<PastCheck> steady = List.of(
                new PastCheck(1e-3, 4e-4, 4),
                new PastCheck(1e-3, 4e-4, 4),
                new PastCheck(1e-3, 4e-4, 4),
                new PastCheck(1e-3, 4e-4, 4),
                new PastCheck(1e-3, 4e-4, 4),
                new PastCheck(1e-3, 4e-4, 4));

        HealthJudgement slower = HealthJudgement.of(new RunScatter(1.5e-3, 4e-4, 4), steady);
        HealthJudgement noisier = HealthJudgement.of(new RunScatter(1e-3, 4e-2, 4), steady);

        assertThat(slower.finding()).isEqualTo("50.0 % slower than the median of 6 checks; expected at most 16.0 %");
        assertThat(noisier.finding())
                .isEqualTo("runs scatter by 10.0 %; 1.0 % in the 6 checks before, expected at most 2.6 %");
    }

    @Test
    void noMedianIsAFailure() {
        HealthJudgement judgement = HealthJudgement.of(RunScatter.of(new double[0]), List.of());

        assertThat(judgement.kind()).isEqualTo(HealthJudgement.Kind.FAILED);
        assertThat(judgement.p50Seconds()).isNull();
    }

    @Test
    void theFirstCheckOfFiveRunsHasAScore() {
        HealthJudgement judgement = HealthJudgement.of(check(new Random(3), 1e-3, NOISE), List.of());

        assertThat(judgement.noisePercent()).isNotNull().isBetween(0.5, 5.0);
        assertThat(judgement.smallestChangePercent()).isNotNull();
    }

    @Test
    void fewerRunsHaveNone() {
        HealthJudgement judgement = HealthJudgement.of(RunScatter.of(new double[] {1e-3, 1.1e-3, 1e-3}), List.of());

        assertThat(judgement.noisePercent()).isNull();
        assertThat(judgement.smallestChangePercent()).isNull();
    }

    @Test
    void noiseIsPooledWithinChecksAndNotBetweenThem() {
        DeviceNoise noise = DeviceNoise.pooled(
                RunScatter.of(new double[] {1.00e-3, 1.02e-3}),
                List.of(past(RunScatter.of(new double[] {2e-3, 2.04e-3}))));

        assertThat(noise.sigma()).isCloseTo(Math.log(1.02) / Math.sqrt(2), within(1e-12));
        assertThat(noise.degrees()).isEqualTo(2);
    }

    @Test
    void theSmallestChangeIsFoundFourTimesInFive() {
        DeviceNoise noise = new DeviceNoise(NOISE, 40);
        double change = noise.smallestChange(RUNS).orElseThrow();
        Random random = new Random(11);
        int found = 0;
        int trials = 4_000;
        for (int i = 0; i < trials; i++) {
            double[] d = IntStream.range(0, RUNS)
                    .mapToDouble(pair -> Math.log1p(change) + Math.sqrt(2) * NOISE * random.nextGaussian())
                    .toArray();
            found += isProven(d) ? 1 : 0;
        }

        // The sum of two quantiles approximates the noncentral t.
        assertThat((double) found / trials).isBetween(0.75, 0.88);
        assertThat(change).isCloseTo(0.0481, within(0.0005));
    }

    /** Student's two-sided t at 5 % over five pairs. */
    private static boolean isProven(double[] d) {
        double mean = java.util.Arrays.stream(d).average().orElseThrow();
        double squares =
                java.util.Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum();
        return Math.abs(mean) / Math.sqrt(squares / (RUNS - 1) / RUNS) > 2.7764;
    }
}

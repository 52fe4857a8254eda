package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulates the table again; {@code .ci/simulate-watch thresholds} does it at length. */
class CusumThresholdTest {
    @ParameterizedTest
    @CsvSource({
        "12, 20000",
        "16, 20000",
        "20, 20000",
        "30, 15000",
        "50, 10000",
        "100, 6000",
        "200, 3000",
        "365, 2000",
        "1000, 600"
    })
    void oneUnchangedSeriesInAHundredExceedsTheThreshold(int n, int repetitions) {
        double[] scores = ThresholdSimulation.scores(n, repetitions, 20_26L + n);

        long over = Arrays.stream(scores)
                .filter(score -> score > CusumThreshold.of(n))
                .count();

        double expected = CusumThreshold.ALPHA * repetitions;
        double fourDeviations = 4 * Math.sqrt(expected);
        // Ranks of few values have few scores: there the share can only be below.
        assertThat((double) over)
                .isBetween(n < 20 ? 0.4 * expected : expected - fourDeviations, expected + fourDeviations);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 24, 60, 365, 500, 5_000, 20_000})
    void longerHistoriesNeedMore(int n) {
        assertThat(CusumThreshold.of(2 * n)).isGreaterThan(CusumThreshold.of(n) - 1e-12);
        assertThat(CusumThreshold.of(n)).isBetween(2.7, 5.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.72, 3.5, 4.43})
    void noShorterIntervalCanReachTheScore(double score) {
        int length = CusumThreshold.lengthMin(score);
        double[] best = new double[length];
        Arrays.fill(best, length / 2, length, 1);
        for (int i = 0; i < length; i++) {
            best[i] += 1e-3 * i;
        }

        assertThat(new RankCusum(best).best(0, length).score()).isGreaterThanOrEqualTo(score - 0.05);
        assertThat(new RankCusum(best).best(0, length - 1).score()).isLessThan(score);
    }
}

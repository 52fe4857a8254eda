package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepSizeTest {
    private static final int VALUES = 60;

    private static double[] noisy(long seed, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, VALUES)
                .mapToDouble(i -> (i < VALUES / 2 ? 1 : 1 + share) * Math.exp(0.01 * random.nextGaussian()))
                .toArray();
    }

    @Test
    void theIntervalCoversThePlantedChangeAsOftenAsItSays() {
        int found = 0;
        int covered = 0;
        for (int seed = 0; seed < 200; seed++) {
            Series series = Series.of(noisy(seed, 0.05));
            WatchReport report = new HistoryWatch(WatchRule.tolerating(0.01)).study(series);
            if (report.changePoints().size() == 1) {
                StepSize size =
                        StepSize.of(series, report, report.changePoints().get(0));
                found++;
                covered += size.low() <= 0.05 && 0.05 <= size.high() ? 1 : 0;
                assertThat(size.value()).isBetween(size.low(), size.high());
            }
        }

        assertThat(found).isGreaterThan(190);
        assertThat(covered / (double) found).isBetween(0.90, 1.0);
    }

    @Test
    void anExactStepHasNoInterval() {
        double[] sizes =
                IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 100 : 150).toArray();
        Series series = Series.of(sizes);
        WatchReport report = new HistoryWatch(WatchRule.tolerating(0.01)).study(series);

        StepSize size = StepSize.of(series, report, report.changePoints().get(0));

        assertThat(size.high() - size.low()).isLessThan(1e-9);
        assertThat(Math.abs(size.value() - 0.5)).isLessThan(1e-9);
    }

    @Test
    void fromNothingToSomethingIsAFiniteShareOfTheLarger() {
        double[] shares =
                IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 0 : 0.5).toArray();
        Series series = Series.of(shares);
        WatchReport report = new HistoryWatch(WatchRule.tolerating(0.01)).study(series);

        assertThat(StepSize.of(series, report, report.changePoints().get(0)).value())
                .isEqualTo(1);
    }
}

package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The series that other projects test their change points with, and what they expect of them; typed or generated here. Where an answer of
 * ours is another one the name of the test says why.
 */
class PublicSeriesTest {
    private final HistoryWatch watch = new HistoryWatch(new WatchRule(0.01));

    // MongoDB, signal-processing-algorithms

    @Test
    void findsTheOneStepOfTwoThousandZerosAndOnes() {
        assertThat(cuts(2_000, i -> i < 1_000 ? 0 : 1)).containsExactly(1_000);
    }

    @Test
    void findsBothStepsOfEachCoordinateOfThreeHundredPoints() {
        assertThat(cuts(300, i -> i < 100 ? 0 : i < 200 ? 1 : 20)).containsExactly(100, 200);
    }

    // Apache Otava

    @Test
    void findsTheHalvingInTwentyValues() {
        assertThat(cuts(
                        1.02, .95, .99, 1.00, 1.12, 1.00, 1.01, .98, 1.01, .96, .50, .51, .48, .48, .55, .50, .49, .51,
                        .50, .49))
                .containsExactly(10);
    }

    @Test
    void findsTheHalvingInElevenValues() {
        assertThat(cuts(1.02, .95, .99, 1.00, 1.12, .90, .50, .51, .48, .48, .55))
                .containsExactly(6);
    }

    @Test
    void fourValuesAgainstSevenAreSeenWithTheTwelfth() {
        double[] eleven = {2.02, 2.03, 2.01, 2.04, 1.82, 1.85, 1.79, 1.81, 1.80, 1.76, 1.78};

        // By ranks, one series of eleven in fifty looks so without a change; Otava trusts its t test here.
        assertThat(cuts(eleven)).isEmpty();
        double[] twelve = Arrays.copyOf(eleven, 12);
        twelve[11] = 1.81;
        assertThat(cuts(twelve)).containsExactly(4);
    }

    @Test
    void threeValuesAmongNoiseAreNotYetALevel() {
        // Otava has a second change at 8.
        assertThat(cuts(.3, 2.4, 1.5, -.9, -.5, 99.7, 98.3, 99.1, 149.0, 149.7, 149.5, 149.1, 148.8, 150.0))
                .containsExactly(5);
    }

    @Test
    void zerosAtTheBeginningDivideNothingByZero() {
        WatchReport report = watch.study(Series.of(0, 0, 0, 1.00, 1.12, .90, .50, .51, .48, .48, .55));

        assertThat(report.changePoints())
                .allSatisfy(change -> assertThat(change.score()).isFinite());
        assertThat(watch.study(Series.of(0, 0, 0, 0, 2, 2, 2, 2)).changePoints())
                .singleElement()
                .satisfies(change -> assertThat(change.relativeChange()).isInfinite());
    }

    @Test
    void findsAllStepsOfLevelsWithoutNoise() {
        assertThat(cuts(30, i -> i < 5 ? 1 : i < 13 ? 5 : i < 21 ? 9 : 3)).containsExactly(5, 13, 21);
    }

    @Test
    void findsTheStepsOfTheTigerBeetleHistory() {
        WatchReport report = watch.study(Series.of(TigerBeetleSeries.values()));

        assertThat(report.changePoints()).extracting(ChangePoint::index).containsExactly(15, 61, 71, 95, 131, 192, 212);
        assertThat(report.only(Outlier.class)).extracting(Outlier::range).contains(new IndexRange(10, 10));
    }

    // Perfolizer; its answers are the last value before a step, ours the first value after it

    @Test
    void findsTheStepOfFiveZerosAndFourHundreds() {
        assertThat(cuts(9, i -> i < 5 ? 0 : 100)).containsExactly(5);
    }

    @Test
    void findsTheStepsOfThreeTimesSix() {
        assertThat(cuts(18, i -> i < 6 ? 0 : i < 12 ? 1 : 2)).containsExactly(6, 12);
    }

    @Test
    void nineOddValuesAreNoise() {
        assertThat(cuts(3240, 3207, 2029, 3028, 3021, 2624, 3290, 2823, 3573)).isEmpty();
    }

    @Test
    void aRampIsATrendAndNotFourteenSteps() {
        for (Scale scale : Scale.values()) {
            WatchReport report = watch.study(Series.of(scale, values(1_000, i -> i + 1)));

            assertThat(report.changePoints()).as("on the scale %s", scale).isEmpty();
            assertThat(report.only(Trend.class)).extracting(Trend::range).containsExactly(new IndexRange(0, 999));
        }
    }

    @Test
    void findsTheShiftOfTheFastModeBetweenSlowOnes() {
        int found = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] values = values(200, i -> {
                double mode = random.nextDouble() < 0.3 ? 1_000 : i < 100 ? 10 : 20;
                return mode * (1 + 0.1 * random.nextGaussian());
            });
            List<ChangePoint> changes = watch.study(Series.of(values)).changePoints();
            assertThat(changes)
                    .as("seed %d", seed)
                    .allSatisfy(change -> assertThat(change.index()).isBetween(75, 125));
            found += changes.size();
        }

        // In some of them chance puts so many slow values to the left that the ranks of both halves are alike.
        assertThat(found).isBetween(15, 20);
    }

    // asv

    @Test
    void findsTheStaircaseInLittleNoise() {
        double[] stairs = noisyStairs(3_000, 0.05);

        assertThat(cuts(stairs)).containsExactly(10, 30, 200, 600, 2_500, 2_990);
    }

    @Test
    void muchNoiseHidesAllStairsButNeverInventsOne() {
        assertThat(cuts(noisyStairs(3_000, 5))).isEmpty();
    }

    @Test
    void aLongQuietEndHidesNoStairs() {
        double[] padded = noisyStairs(10_000, 0.025);
        Random random = new Random(99);
        for (int i = 3_000; i < padded.length; i++) {
            padded[i] = 0.025 * random.nextGaussian();
        }

        assertThat(cuts(padded)).containsExactly(10, 30, 200, 600, 2_500, 2_990, 3_000);
    }

    @Test
    void aSlowWaveIsNotCutIntoSteps() {
        assertThat(cuts(1_000, i -> 0.2 * Math.cos(i / 100.0) + (i >= 500 ? 1 : 0)))
                .containsExactly(500);
    }

    @Test
    void aConstantShowsNothing() {
        assertThat(watch.study(Series.of(values(1_000, i -> 1))).findings()).isEmpty();
    }

    @Test
    void oneThousandfoldValueIsAnOutlier() {
        WatchReport report = watch.study(Series.of(values(50, i -> i == 25 ? 1_000 : 1)));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.OUTLIER);
    }

    @Test
    void findsTheLevelsOfFourThousandValuesWithGaps() {
        Random random = new Random(1234);
        double[] y = values(
                4_000,
                t -> 0.7 * random.nextDouble()
                        - (t >= 1_000 ? 0.3 : 0)
                        + (t >= 3_238 ? 2 : 0)
                        + (t >= 3_279 && t < 3_700 ? 2 : 0)
                        - (t >= 3_350 && t < 3_527 ? 2.7 : 0));
        y[123] = Double.NaN;
        y[1_234] = Double.NaN;

        List<Integer> cuts = cuts(y);

        assertThat(cuts).hasSize(6);
        assertThat(cuts.get(0)).isBetween(990, 1_010);
        assertThat(cuts.subList(1, 6)).containsExactly(3_238, 3_279, 3_350, 3_527, 3_700);
    }

    // Catapult

    @Test
    void fiveOnesAfterThirtyFiveZerosAreAStep() {
        assertThat(cuts(40, i -> i < 35 ? 0 : 1)).containsExactly(35);
    }

    private static double[] noisyStairs(int n, double noise) {
        Random random = new Random(1234);
        return values(
                n,
                t -> noise * random.nextGaussian()
                        + (t >= 10 ? 0.4 : 0)
                        + (t >= 30 ? 0.9 : 0)
                        - (t >= 200 ? 0.2 : 0)
                        + (t >= 600 ? 0.2 : 0)
                        + (t >= 2_500 ? 1.1 : 0)
                        - (t >= 2_990 ? 0.5 : 0));
    }

    private List<Integer> cuts(int n, IntToDoubleFunction value) {
        return cuts(values(n, value));
    }

    private List<Integer> cuts(double... values) {
        return watch.study(Series.of(values)).changePoints().stream()
                .map(ChangePoint::index)
                .toList();
    }

    private static double[] values(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }
}

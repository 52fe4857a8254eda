package dev.assay.regression.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Simulates the table of {@link CusumThreshold}. */
public final class ThresholdSimulation {
    /** Of the limits that are printed beside each score. */
    private static final double NORMAL_99 = 2.576;

    private ThresholdSimulation() {}

    /** For each length of the table the score there and as simulated, with its limits at 99 %. */
    public static String table(int repetitions, long seed) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%8s %8s %10s %20s%n", "values", "table", "simulated", "at 99 %"));
        for (int i = 0; i < CusumThreshold.LENGTHS.length; i++) {
            double[] scores = scores(CusumThreshold.LENGTHS[i], repetitions, seed + i);
            Arrays.sort(scores);
            double place = (1 - CusumThreshold.ALPHA) * repetitions;
            double error = NORMAL_99 * Math.sqrt(place * CusumThreshold.ALPHA);
            table.append(String.format(
                    Locale.ROOT,
                    "%8d %8.2f %10.3f %10.3f–%.3f%n",
                    CusumThreshold.LENGTHS[i],
                    CusumThreshold.SCORES[i],
                    scores[(int) Math.ceil(place) - 1],
                    scores[(int) (place - error)],
                    scores[(int) Math.min(repetitions - 1, place + error)]));
        }
        return table.toString();
    }

    /** The best score of any seeded interval of so many unchanged series. */
    static double[] scores(int n, int repetitions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> intervals = SeededIntervals.of(n, 2 * RankCusum.SIDE_MIN);
        double[] scores = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            RankCusum cusum = new RankCusum(random.doubles(n).toArray());
            for (int[] interval : intervals) {
                scores[i] =
                        Math.max(scores[i], cusum.best(interval[0], interval[1]).score());
            }
        }
        return scores;
    }
}

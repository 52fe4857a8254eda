package dev.assay.regression.accuracy;

import dev.assay.protocol.AccuracyReport;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate's answers differ from a reference's on the same examples.
 *
 * @param points change of accuracy in percentage points; negative is worse
 * @param lost examples that only the reference answered right
 * @param gained examples that only the candidate answered right
 * @param pValue two-sided exact McNemar over lost and gained (binomial with one half): the chance of a difference at least
 *     this large if both were equally good
 */
public record AccuracyChange(double points, int lost, int gained, double pValue) {
    private static final double SIGNIFICANCE = 0.05;
    private static final double POINTS_PER_UNIT = 100;

    /** Whether the difference is more than chance would give one time in twenty. */
    public boolean isProven() {
        return pValue < SIGNIFICANCE;
    }

    /**
     * Compares example by example.
     *
     * @return null when the two did not see the same labelled examples
     */
    public static @Nullable AccuracyChange between(AccuracyReport reference, AccuracyReport candidate) {
        int[] labels = reference.labels();
        if (labels == null || !Arrays.equals(labels, candidate.labels())) {
            return null;
        }
        int lost = 0;
        int gained = 0;
        for (int i = 0; i < labels.length; i++) {
            boolean wasRight = reference.predictions()[i] == labels[i];
            boolean isRight = candidate.predictions()[i] == labels[i];
            lost += wasRight && !isRight ? 1 : 0;
            gained += isRight && !wasRight ? 1 : 0;
        }
        double points = POINTS_PER_UNIT * (gained - lost) / labels.length;
        return new AccuracyChange(points, lost, gained, exactMcNemar(lost, gained));
    }

    private static double exactMcNemar(int lost, int gained) {
        int discordant = lost + gained;
        if (discordant == 0) {
            return 1;
        }
        double oneTail = BinomialDistribution.of(discordant, 0.5).cumulativeProbability(Math.min(lost, gained));
        return Math.min(1, 2 * oneTail);
    }
}

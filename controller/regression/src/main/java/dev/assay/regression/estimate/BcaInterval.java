package dev.assay.regression.estimate;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Bias-corrected and accelerated limits from bootstrap values; Efron, "Better bootstrap confidence intervals" (1987).
 *
 * @param low one-sided lower limit
 * @param high one-sided upper limit
 */
public record BcaInterval(double low, double high) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Both limits, each at the level.
     *
     * @param resampled the statistic of each resample, any order, at least 1
     * @param observed the statistic of the sample itself
     * @param leftOut the statistic without each part of the sample, for the acceleration; null for none
     * @param level of each side, in (0, 0.5)
     */
    public static BcaInterval of(double[] resampled, double observed, double @Nullable [] leftOut, double level) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        double below = shareBelow(sorted, observed);
        // Where all resamples lie on one side, the correction would be infinite: one more on the other side is
        // imagined.
        double edge = 1.0 / (2 * sorted.length);
        double bias = NORMAL.inverseCumulativeProbability(Math.max(edge, Math.min(1 - edge, below)));
        double acceleration = leftOut == null ? 0 : acceleration(leftOut);
        return new BcaInterval(
                quantile(sorted, corrected(level, bias, acceleration)),
                quantile(sorted, corrected(1 - level, bias, acceleration)));
    }

    private static double corrected(double fraction, double bias, double acceleration) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(fraction);
        return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    }

    /** Values equal to the observed one count by half. */
    private static double shareBelow(double[] sorted, double observed) {
        double count = 0;
        for (double value : sorted) {
            count += value < observed ? 1 : value == observed ? 0.5 : 0;
        }
        return count / sorted.length;
    }

    private static double acceleration(double[] leftOut) {
        double mean = Arrays.stream(leftOut).average().orElseThrow();
        double squares = 0;
        double cubes = 0;
        for (double value : leftOut) {
            double influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double quantile(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

package dev.assay.regression.watch;

import java.util.Arrays;

/** Centre and spread that a few odd values do not move. */
final class Robust {
    /** The standard deviation of a normal distribution over its median absolute deviation. */
    static final double NORMAL_OVER_MAD = 1.4826;

    private Robust() {}

    /** The median of {@code values[from, to)}. */
    static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    static double median(double[] values) {
        return median(values, 0, values.length);
    }

    /** 1.4826 times the median distance of {@code values[from, to)} from this centre. */
    static double spread(double[] values, int from, int to, double centre) {
        double[] distances = new double[to - from];
        for (int i = from; i < to; i++) {
            distances[i - from] = Math.abs(values[i] - centre);
        }
        Arrays.sort(distances);
        return NORMAL_OVER_MAD * ofSorted(distances);
    }

    /** The standard deviation of {@code values[from, to)}, at least two of them; not robust, and meant to be. */
    static double deviation(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (to - from - 1));
    }

    private static double ofSorted(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

package dev.assay.regression.watch;

import java.util.Arrays;

/**
 * The largest two-sample rank statistic over all places where an interval could be cut in two.
 *
 * <p>With mid-ranks {@code R}, {@code z(k) = |Σ_{i≤k} (R_i − R̄)| / √(k (L − k) / (L (L − 1)) · Σ (R_i − R̄)²)}: the standardised Wilcoxon
 * statistic of the first {@code k} against the others, exact in its variance under ties. It depends on the order of the values alone, so its
 * distribution without a change is the same for every continuous noise.
 *
 * <p>Not safe for use by several threads: it keeps its working arrays.
 */
final class RankCusum {
    /** Fewer values on one side say nothing by their ranks. */
    static final int SIDE_MIN = 4;

    /** Global dense ranks: comparing these is comparing the values. */
    private final int[] order;
    /** Rank in the upper half, place in the lower: sorting primitives is several times faster than sorting with a comparator. */
    private final long[] keys;

    private final double[] centred;

    RankCusum(double[] levels) {
        order = dense(levels);
        keys = new long[levels.length];
        centred = new double[levels.length];
    }

    /** The best cut of {@code [from, to)}; its score is 0 where all values are equal or too few. */
    Cut best(int from, int to) {
        double squares = rank(from, to);
        int length = to - from;
        Cut best = new Cut(from, to, from + length / 2, 0);
        if (squares == 0) {
            return best;
        }
        double sum = 0;
        double top = 0;
        int at = -1;
        for (int k = 1; k <= length - SIDE_MIN; k++) {
            sum += centred[k - 1];
            if (k >= SIDE_MIN) {
                double square = sum * sum / ((double) k * (length - k));
                if (square > top) {
                    top = square;
                    at = k;
                }
            }
        }
        return at < 0 ? best : new Cut(from, to, from + at, Math.sqrt(top * length * (length - 1.0) / squares));
    }

    /** Mid-ranks of all values, less their mean. */
    static double[] ranks(double[] levels) {
        RankCusum cusum = new RankCusum(levels);
        cusum.rank(0, levels.length);
        return cusum.centred;
    }

    /** The score of {@code [from, cut)} against {@code [cut, to)}. */
    double score(int from, int cut, int to) {
        double squares = rank(from, to);
        if (squares == 0) {
            return 0;
        }
        double sum = 0;
        for (int k = 0; k < cut - from; k++) {
            sum += centred[k];
        }
        double left = cut - from;
        double length = to - from;
        return Math.abs(sum) / Math.sqrt(left * (length - left) / (length * (length - 1)) * squares);
    }

    /** Fills {@link #centred} with mid-ranks less their mean and returns the sum of their squares. */
    private double rank(int from, int to) {
        int length = to - from;
        for (int i = 0; i < length; i++) {
            keys[i] = ((long) order[from + i] << Integer.SIZE) | i;
        }
        Arrays.sort(keys, 0, length);
        double mean = (length - 1) / 2.0;
        double squares = 0;
        for (int first = 0; first < length; ) {
            int after = first + 1;
            while (after < length && keys[after] >>> Integer.SIZE == keys[first] >>> Integer.SIZE) {
                after++;
            }
            double rank = (first + after - 1) / 2.0 - mean;
            for (int i = first; i < after; i++) {
                centred[(int) keys[i]] = rank;
            }
            squares += (after - first) * rank * rank;
            first = after;
        }
        return squares;
    }

    private static int[] dense(double[] levels) {
        double[] sorted = Arrays.stream(levels).sorted().distinct().toArray();
        return Arrays.stream(levels)
                .mapToInt(level -> Arrays.binarySearch(sorted, level))
                .toArray();
    }

    /**
     * Where an interval is cut best.
     *
     * @param cut the first value of the right part
     * @param score standard deviations, at least 0
     */
    record Cut(int from, int to, int cut, double score) {}
}

package dev.assay.regression.watch;

import java.util.Arrays;
import java.util.Optional;

/**
 * A steady movement within one level: Mann–Kendall's statistic, made smaller by what autocorrelation explains, and the slope of Theil and Sen.
 *
 * <p>The slope is the median over pairs of the medians of at most {@value #BLOCKS_MAX} blocks: over all pairs of values it would cost O(n²).
 */
final class TrendSearch {
    /** Without a trend, one level in two thousand has this score. */
    static final double SCORE_MIN = 3.5;

    private static final int VALUES_MIN = 10;
    private static final int BLOCKS_MAX = 64;

    private TrendSearch() {}

    /** That of the level {@code [from, to)}, if there is one as large as the rule asks for. */
    static Optional<Trend> of(Series series, double[] levels, int from, int to, WatchRule rule, double phi) {
        int n = to - from;
        if (n < VALUES_MIN) {
            return Optional.empty();
        }
        double score = Autocorrelation.shrinkage(phi) * Math.abs(mannKendall(Arrays.copyOfRange(levels, from, to)));
        double half = slope(levels, from, to) * (n - 1) / 2;
        double middle = Robust.median(levels, from, to);
        Scale scale = series.scale();
        if (score < SCORE_MIN
                || Math.abs(2 * half) < scale.smallest(rule.smallestShare(), middle - half, middle + half)) {
            return Optional.empty();
        }
        return Optional.of(new Trend(
                new IndexRange(series.place(from), series.place(to - 1)),
                scale.toValue(middle - half),
                scale.toValue(middle + half),
                score));
    }

    /** {@code S / √(n (n − 1) (2n + 5) / 18)} with the variance corrected for ties; positive when rising. */
    static double mannKendall(double[] values) {
        double[] sorted = values.clone();
        double falls = inversions(sorted, new double[values.length], 0, values.length);
        double n = values.length;
        double ties = 0;
        double tied = 0;
        for (int first = 0; first < sorted.length; ) {
            int after = first + 1;
            while (after < sorted.length && sorted[after] == sorted[first]) {
                after++;
            }
            double t = after - first;
            tied += t * (t - 1) / 2;
            ties += t * (t - 1) * (2 * t + 5);
            first = after;
        }
        double rises = n * (n - 1) / 2 - tied - falls;
        double variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
        return variance == 0 ? 0 : (rises - falls) / Math.sqrt(variance);
    }

    /** Pairs in falling order, by sorting {@code values[from, to)}. */
    private static double inversions(double[] values, double[] merged, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int half = (from + to) >>> 1;
        double count = inversions(values, merged, from, half) + inversions(values, merged, half, to);
        int left = from;
        int right = half;
        for (int i = from; i < to; i++) {
            if (right == to || (left < half && values[left] <= values[right])) {
                merged[i] = values[left++];
            } else {
                merged[i] = values[right++];
                count += half - left;
            }
        }
        System.arraycopy(merged, from, values, from, to - from);
        return count;
    }

    private static double slope(double[] levels, int from, int to) {
        int blocks = Math.min(BLOCKS_MAX, to - from);
        double[] middles = new double[blocks];
        double[] medians = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            int first = from + (int) ((long) b * (to - from) / blocks);
            int after = from + (int) ((long) (b + 1) * (to - from) / blocks);
            middles[b] = (first + after - 1) / 2.0;
            medians[b] = Robust.median(levels, first, after);
        }
        double[] slopes = new double[blocks * (blocks - 1) / 2];
        int count = 0;
        for (int a = 0; a < blocks; a++) {
            for (int b = a + 1; b < blocks; b++) {
                slopes[count++] = (medians[b] - medians[a]) / (middles[b] - middles[a]);
            }
        }
        return Robust.median(slopes);
    }
}

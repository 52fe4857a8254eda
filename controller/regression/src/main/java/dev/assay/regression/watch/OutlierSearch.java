package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * Spikes within one level: at most three values in a row, more than {@value #SPREADS} spreads away, and back again afterwards.
 *
 * <p>What is still away at the end of the series may be the beginning of a new level and is not reported. Where more than a tenth of the
 * values are odd, they are a second mode of the figure and not outliers.
 */
final class OutlierSearch {
    /** Values in a row that are still a spike. */
    static final int VALUES_MAX = 3;

    private static final double SPREADS = 6;
    private static final double SHARE_MAX = 0.1;

    private OutlierSearch() {}

    /** Those of the level {@code [from, to)}. */
    static List<Outlier> of(Series series, double[] levels, int from, int to, WatchRule rule) {
        Scale scale = series.scale();
        double level = Robust.median(levels, from, to);
        double spread = Robust.spread(levels, from, to, level);
        double least = scale.smallest(rule.smallestShare(), level, level);
        double limit = Math.max(SPREADS * spread, least);
        List<Outlier> outliers = new ArrayList<>();
        int odd = 0;
        for (int first = from; first < to; ) {
            int after = first;
            int oddest = first;
            while (after < to && Math.abs(levels[after] - level) > limit) {
                oddest = Math.abs(levels[after] - level) > Math.abs(levels[oddest] - level) ? after : oddest;
                after++;
            }
            int length = after - first;
            odd += length;
            if (length > 0 && length <= VALUES_MAX && after < to) {
                outliers.add(new Outlier(
                        new IndexRange(series.place(first), series.place(after - 1)),
                        scale.toValue(levels[oddest]),
                        scale.toValue(level),
                        Math.abs(levels[oddest] - level) / Math.max(spread, least / SPREADS)));
            }
            first = after + 1;
        }
        return odd > Math.max(1, SHARE_MAX * (to - from)) ? List.of() : outliers;
    }
}

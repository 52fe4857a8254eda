package dev.assay.regression.watch;

/**
 * By how much the level changed, with what the scatter around both levels allows to say about it.
 *
 * <p>The difference of both medians, {@code ± 1.96 √(1.57 s₁² / n₁ + 1.57 s₂² / n₂) √((1 + φ) / (1 − φ))} on the series' scale, {@code s} the
 * larger of 1.4826 MAD and 0.6 standard deviations of each level. It is for people: whether there is a change at all rests on ranks.
 *
 * @param value the change as a share of the level before, or of the larger level where values are compared by difference
 * @param low lower end of its interval, at most {@code value}
 * @param high upper end
 */
public record StepSize(double value, double low, double high) {
    private static final double NORMAL_975 = 1.96;
    private static final double MEDIAN_VARIANCE = 1.57;
    private static final double DEVIATION_SHARE = 0.6;

    /**
     * That of a change point.
     *
     * @param series that was studied
     * @param report what the study says of it, the change point included
     */
    public static StepSize of(Series series, WatchReport report, ChangePoint step) {
        double[] levels = series.levels();
        int cut = series.measuredBefore(step.index());
        int from = 0;
        int to = levels.length;
        for (ChangePoint other : report.changePoints()) {
            int at = series.measuredBefore(other.index());
            from = at < cut ? Math.max(from, at) : from;
            to = at > cut ? Math.min(to, at) : to;
        }
        double before = Robust.median(levels, from, cut);
        double after = Robust.median(levels, cut, to);
        double halfWidth = NORMAL_975
                / Autocorrelation.shrinkage(report.autocorrelation())
                * Math.sqrt(variance(levels, from, cut, before) + variance(levels, cut, to, after));
        return new StepSize(
                share(series.scale(), before, after),
                share(series.scale(), before, after - halfWidth),
                share(series.scale(), before, after + halfWidth));
    }

    /** Of the median of these levels. */
    private static double variance(double[] levels, int from, int to, double median) {
        double spread =
                Math.max(Robust.spread(levels, from, to, median), DEVIATION_SHARE * Robust.deviation(levels, from, to));
        return to - from < 2 ? 0 : MEDIAN_VARIANCE * spread * spread / (to - from);
    }

    private static double share(Scale scale, double before, double after) {
        return switch (scale) {
            case LOG -> Math.expm1(after - before);
            case LINEAR -> before == after ? 0 : (after - before) / Math.max(Math.abs(before), Math.abs(after));
        };
    }
}

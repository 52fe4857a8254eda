package dev.assay.regression.watch;

import java.util.Arrays;
import java.util.Optional;

/**
 * The suspicion that the last few values have left the level of those before. It never reaches a person: it buys a paired comparison of the
 * build before {@code firstSuspect} with the newest.
 *
 * <p>With {@code u = clip((y − m) / s, ±3)} against the {@value #REFERENCE_MAX} values before the last {@value #WINDOW}, {@code m} their median
 * and {@code s} the larger of 1.4826 MAD and 0.6 standard deviations, the score is the largest {@code |Σ u| / √(w ((1 + φ) / (1 − φ))^(1 − 1/w)
 * + 1.57 w² / r)} over the last {@code w ≤ 12} values; the second term is the error of {@code m}. Of the autocorrelation only half the distance
 * from 0.15 is believed, because {@code r} values tell little of it.
 *
 * @param firstSuspect place of the first value of the window with the largest score
 * @param relativeChange of the window's median to the reference's
 * @param score above {@value #SCORE_MIN}
 */
public record FastAlarm(int firstSuspect, double relativeChange, double score) {
    /** Scores above this raise the alarm. */
    public static final double SCORE_MIN = 4.4;

    /** The longest window of new values. */
    static final int WINDOW = 12;

    static final int REFERENCE_MAX = 40;
    /** With fewer values before there is nothing to compare with. */
    static final int REFERENCE_MIN = 12;

    private static final double CLIP = 3;
    private static final double MEDIAN_VARIANCE = 1.57;
    private static final double DEVIATION_SHARE = 0.6;
    private static final double PHI_PRIOR = 0.15;
    /** Spread that no figure of a device is below, on the logarithmic scale or as a share of the level. */
    private static final double SPREAD_MIN = 1e-3;

    /** The alarm at the end of this series, if any. */
    public static Optional<FastAlarm> of(Series series) {
        double[] levels = series.levels();
        int from = Math.max(0, levels.length - WINDOW - REFERENCE_MAX);
        int to = levels.length - WINDOW;
        if (to - from < REFERENCE_MIN) {
            return Optional.empty();
        }
        double median = Robust.median(levels, from, to);
        double spread = spread(levels, from, to, median, series.scale());
        double phi = (Autocorrelation.phi(Arrays.copyOfRange(levels, from, to)) + PHI_PRIOR) / 2;
        double sum = 0;
        double top = 0;
        int window = 0;
        for (int w = 1; w <= WINDOW; w++) {
            double distance = (levels[levels.length - w] - median) / spread;
            sum += Math.max(-CLIP, Math.min(CLIP, distance));
            double variance = w * Math.pow((1 + phi) / (1 - phi), 1 - 1.0 / w) + MEDIAN_VARIANCE * w * w / (to - from);
            double score = Math.abs(sum) / Math.sqrt(variance);
            if (score > top) {
                top = score;
                window = w;
            }
        }
        if (top <= SCORE_MIN) {
            return Optional.empty();
        }
        int first = levels.length - window;
        double now = series.scale().toValue(Robust.median(levels, first, levels.length));
        double change = RelativeChange.of(series.scale().toValue(median), now);
        return Optional.of(new FastAlarm(series.place(first), change, top));
    }

    private static double spread(double[] levels, int from, int to, double median, Scale scale) {
        double least = scale.smallest(SPREAD_MIN, median, median);
        double spread =
                Math.max(Robust.spread(levels, from, to, median), DEVIATION_SHARE * Robust.deviation(levels, from, to));
        return Math.max(Math.max(spread, least), Double.MIN_NORMAL);
    }
}

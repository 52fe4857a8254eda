package dev.assay.regression.finding;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.accuracy.TangoLimits;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A figure with what is known of its uncertainty: two-sided, 95 %.
 *
 * @param value in the base unit of its {@link FigureKind}
 * @param low null when nobody knows, as with too few runs
 * @param high null exactly when {@code low} is
 */
public record Interval(
        double value, @Nullable Double low, @Nullable Double high) {
    /** The normal quantile of a two-sided interval of 95 %. */
    private static final double Z = 1.959963984540054;

    private static final double ONE_SIDED_LEVEL = 0.025;

    public Interval {
        boolean isUnknown = low == null && high == null;
        if (!isUnknown && !(low != null && high != null && low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    value + " is not in [" + low + ", " + high + "]; expected low <= value <= high, or neither");
        }
    }

    /** A figure in which nothing is random. */
    public static Interval exact(double value) {
        return new Interval(value, value, value);
    }

    /** A mean over runs. */
    public static Interval of(Estimate estimate) {
        return of(estimate.value(), estimate.halfWidth());
    }

    /** A figure with the half-width of its interval; null when it is not known. */
    public static Interval of(double value, @Nullable Double halfWidth) {
        return halfWidth == null
                ? new Interval(value, null, null)
                : new Interval(value, value - halfWidth, value + halfWidth);
    }

    /** A share of examples, with Wilson's score limits: the examples stand for all that the device will see. */
    public static Interval of(AccuracySummary accuracy) {
        double share = accuracy.value();
        int n = accuracy.examples();
        double centre = share + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        double scale = 1 + Z * Z / n;
        return new Interval(
                share, Math.min(share, (centre - spread) / scale), Math.max(share, (centre + spread) / scale));
    }

    /** The loss of accuracy that a change on {@code examples} examples shows, with Tango's score limits. */
    public static Interval ofDrop(AccuracyChange change, int examples) {
        double drop = (double) (change.lost() - change.gained()) / examples;
        TangoLimits limits = TangoLimits.of(change.lost(), change.gained(), examples, ONE_SIDED_LEVEL);
        return new Interval(drop, Math.min(drop, limits.low()), Math.max(drop, limits.high()));
    }

    /** Whether its uncertainty is known. */
    public boolean hasUncertainty() {
        return low != null;
    }

    /** Whether nothing about it is random. */
    boolean isExact() {
        return low != null && high != null && low.equals(high);
    }

    /** Half the width of the interval; null when it is not known. */
    @Nullable
    Double halfWidth() {
        return low == null || high == null ? null : (high - low) / 2;
    }
}

package dev.assay.regression.finding;

import org.jspecify.annotations.Nullable;

/**
 * What a figure must keep: at most {@code limit} where less is better, at least {@code limit} where more is. The limit itself is
 * allowed.
 *
 * @param limit in the base unit of the figure
 * @param text as people read it, {@code p90 <= 20 ms}
 */
public record FigureLimit(FigureKind figure, double limit, String text) {
    /** What is known of a figure and its limit. */
    public enum Answer {
        /** The whole interval is on the right side. */
        KEPT,
        /** The whole interval is on the wrong side. */
        BROKEN,
        /** The limit lies within the interval, or the interval is not known. */
        NOT_PROVEN,
        /** There is no figure. */
        ABSENT
    }

    /** Judges a figure; null when there is none. */
    public Answer judge(@Nullable Interval interval) {
        if (interval == null) {
            return Answer.ABSENT;
        }
        Double low = interval.low();
        Double high = interval.high();
        if (low == null || high == null) {
            return Answer.NOT_PROVEN;
        }
        if (figure.isSmallerBetter() ? high <= limit : low >= limit) {
            return Answer.KEPT;
        }
        return (figure.isSmallerBetter() ? low > limit : high < limit) ? Answer.BROKEN : Answer.NOT_PROVEN;
    }

    /** Whether the figure alone, without its uncertainty, keeps the limit. */
    public boolean isKeptBy(double value) {
        return figure.isSmallerBetter() ? value <= limit : value >= limit;
    }

    /** How far the figure is on the wrong side, as a share of the limit, without its uncertainty; at most 0 when it is not. */
    public double excess(double value) {
        double distance = figure.isSmallerBetter() ? value - limit : limit - value;
        return limit == 0 ? distance : distance / limit;
    }
}

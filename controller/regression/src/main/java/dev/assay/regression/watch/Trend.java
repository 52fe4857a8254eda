package dev.assay.regression.watch;

/**
 * The level moves steadily from one end of a segment to the other, without a place where it jumps.
 *
 * @param range the segment
 * @param before where the line begins, in the series' unit
 * @param after where it ends
 * @param score of the Mann–Kendall statistic in standard deviations, less what autocorrelation explains
 */
public record Trend(IndexRange range, double before, double after, double score) implements Finding {
    @Override
    public Kind kind() {
        return Kind.TREND;
    }

    /** The change over the segment as a share of its beginning. */
    public double relativeChange() {
        return RelativeChange.of(before, after);
    }
}

package dev.assay.regression.watch;

/**
 * The level changed here and stayed.
 *
 * @param index the most likely first value of the new level
 * @param range where that first value may be, at about 95 %
 * @param before median of the level before, in the series' unit
 * @param after median of the level after
 * @param score of the two levels against each other, in standard deviations, less what autocorrelation explains
 */
public record ChangePoint(int index, IndexRange range, double before, double after, double score) implements Finding {
    public ChangePoint {
        if (index < range.first() || index > range.last()) {
            throw new IllegalArgumentException("index " + index + " is not in " + range);
        }
    }

    @Override
    public Kind kind() {
        return Kind.CHANGEPOINT;
    }

    /** The change as a share of the level before; infinite where that is zero. */
    public double relativeChange() {
        return RelativeChange.of(before, after);
    }
}

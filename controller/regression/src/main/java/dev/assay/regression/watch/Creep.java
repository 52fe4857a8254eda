package dev.assay.regression.watch;

/**
 * The level has left that of the last release, in steps too small to be seen one by one.
 *
 * @param range from where the sum that raised it began to grow, to where it was raised
 * @param release median of the release, in the series' unit
 * @param now median of the newest values
 * @param score the sum over its limit, above 1
 */
public record Creep(IndexRange range, double release, double now, double score) implements Finding {
    @Override
    public Kind kind() {
        return Kind.CREEP;
    }

    /** The change since the release as a share of it. */
    public double relativeChange() {
        return RelativeChange.of(release, now);
    }
}

package dev.assay.regression.watch;

/**
 * Up to three values in a row far from the level around them, which then came back.
 *
 * @param range the odd values
 * @param value the oddest, in the series' unit
 * @param level median around them
 * @param score its distance from the level in standard deviations
 */
public record Outlier(IndexRange range, double value, double level, double score) implements Finding {
    @Override
    public Kind kind() {
        return Kind.OUTLIER;
    }
}

package dev.assay.regression.watch;

/**
 * A stretch of the history without a change of level.
 *
 * @param range its first and last measured place
 * @param median in the series' unit
 * @param measured values in it, at least 1
 */
public record Level(IndexRange range, double median, int measured) {}

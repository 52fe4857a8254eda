package dev.assay.api;

/**
 * The cells of a campaign, counted.
 *
 * @param total of the whole matrix
 * @param done settled, those left out included
 * @param measured with figures, those that were measured before included
 * @param skipped left out on purpose
 * @param failed that should have figures, and have none
 */
public record CellTally(int total, int done, int measured, int skipped, int failed) {
    /** Of a campaign without any cell. */
    public static final CellTally NONE = new CellTally(0, 0, 0, 0, 0);
}

package dev.assay.regression.incident;

/**
 * A change of level in one cell.
 *
 * @param commits one of which made it
 * @param worse whether the new level is the worse one for this metric
 * @param relativeChange as a share of the level before, of either sign
 * @param score in standard deviations
 */
public record CellChange(Cell cell, CommitRange commits, boolean worse, double relativeChange, double score) {}

package dev.assay.api;

/** Where a campaign stands. */
public enum CampaignState {
    /** Some cell is not settled yet. */
    RUNNING,
    /** Every cell is settled. */
    FINISHED,
    /** Somebody stopped it; cells that were not settled are {@link CellState#CANCELLED}. */
    CANCELLED
}

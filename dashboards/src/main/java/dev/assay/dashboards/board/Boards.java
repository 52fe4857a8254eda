package dev.assay.dashboards.board;

import java.util.List;

/** All dashboards, in the order in which people should meet them. */
public final class Boards {
    private Boards() {}

    /** Newly made. */
    public static List<Board> all() {
        return List.of(
                AccuracyBoard.board(),
                RegressionBoard.board(),
                SweepBoard.board(),
                FleetBoard.board(),
                EnergyBoard.board());
    }
}

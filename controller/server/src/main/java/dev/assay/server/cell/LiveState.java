package dev.assay.server.cell;

import dev.assay.api.CellState;
import org.jspecify.annotations.Nullable;

/** Tells where a cell stands from what it waits for; only its end is stored, so that the two can never disagree. */
public final class LiveState {
    private LiveState() {}

    /**
     * The state of one cell.
     *
     * @param outcome null while it is not settled
     * @param isBuilt whether its variant is built
     * @param isLeased whether a device holds a lease of its job
     * @param isDeviceConnected whether its device is there; false when it has none
     */
    public static CellState of(@Nullable String outcome, boolean isBuilt, boolean isLeased, boolean isDeviceConnected) {
        if (outcome != null) {
            return CellState.valueOf(outcome);
        }
        if (isLeased) {
            return CellState.RUNNING;
        }
        if (!isBuilt) {
            return CellState.WAITING_FOR_BUILD;
        }
        return isDeviceConnected ? CellState.QUEUED : CellState.WAITING_FOR_DEVICE;
    }
}

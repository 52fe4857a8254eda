package dev.assay.api;

/** Where one cell of the matrix stands. All but the first four are settled: they do not change any more. */
public enum CellState {
    /** Its variant is not built yet. */
    WAITING_FOR_BUILD,
    /** Its variant is built; no device has taken it yet. */
    QUEUED,
    /** A device holds its lease. */
    RUNNING,
    /** No device of the farm fits yet. */
    WAITING_FOR_DEVICE,
    /** Measured for this campaign. */
    MEASURED,
    /** Measured before: same variant, device, plan and environment. */
    REUSED,
    /** Left out, with a reason known before anything was built. */
    SKIPPED,
    /** The variant could not be built. */
    BUILD_FAILED,
    /** No run gave a measurement. */
    MEASURE_FAILED,
    /** The campaign was stopped before. */
    CANCELLED;

    /** Whether the cell will not change any more. */
    public boolean isSettled() {
        return switch (this) {
            case WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE -> false;
            case MEASURED, REUSED, SKIPPED, BUILD_FAILED, MEASURE_FAILED, CANCELLED -> true;
        };
    }

    /** Whether there are figures. */
    public boolean isMeasured() {
        return switch (this) {
            case MEASURED, REUSED -> true;
            case WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE -> false;
            case SKIPPED, BUILD_FAILED, MEASURE_FAILED, CANCELLED -> false;
        };
    }
}

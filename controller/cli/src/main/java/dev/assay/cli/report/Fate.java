package dev.assay.cli.report;

import dev.assay.api.CellRow;

/** What became of a cell, as coarsely as a reader wants it first. */
public enum Fate {
    /** It has figures. */
    MEASURED,
    /** It was left out on purpose. */
    SKIPPED,
    /** It should have figures, and has none. */
    FAILED,
    /** It was not reached. */
    OPEN;

    /** The fate of one cell. */
    public static Fate of(CellRow cell) {
        return switch (cell.state()) {
            case MEASURED, REUSED -> DeviceSection.isMeasured(cell) ? MEASURED : FAILED;
            case SKIPPED -> SKIPPED;
            case BUILD_FAILED, MEASURE_FAILED -> FAILED;
            case WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE, CANCELLED -> OPEN;
        };
    }
}

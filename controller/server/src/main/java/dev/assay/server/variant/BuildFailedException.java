package dev.assay.server.variant;

import dev.assay.server.cell.CellFailure;

/** A variant could not be built. The other variants go on. */
public final class BuildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CellFailure failure;

    public BuildFailedException(CellFailure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    /** For the cells that wanted it. */
    public CellFailure failure() {
        return failure;
    }
}

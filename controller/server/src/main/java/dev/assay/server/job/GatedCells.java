package dev.assay.server.job;

import dev.assay.server.cell.CellFailure;
import org.jdbi.v3.core.Handle;

/** What is special about cells that are compared with a baseline; see package {@code gate}. All methods belong into a transaction. */
public interface GatedCells {
    /**
     * Looks at a cell of a gated campaign before it is measured.
     *
     * @return whether it is settled, or has its job; otherwise it is measured as any other
     */
    boolean take(Handle handle, BuiltCell cell);

    /** A paired session of a cell was lost too often. */
    void givenUp(Handle handle, String jobId, CellFailure failure);
}

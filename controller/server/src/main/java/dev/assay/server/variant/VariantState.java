package dev.assay.server.variant;

/** Where a variant stands. */
public enum VariantState {
    /** Nobody builds it yet. */
    QUEUED,
    /** A controller holds its build. */
    BUILDING,
    /** Its artifact is stored. */
    BUILT,
    /** It could not be built; tried again when another campaign wants it. */
    FAILED
}

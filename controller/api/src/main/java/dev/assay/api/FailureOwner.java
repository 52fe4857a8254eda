package dev.assay.api;

/** Who must act on a failure. */
public enum FailureOwner {
    /** The author of the sweep: a model, a data set or a setting is wrong. */
    SWEEP_AUTHOR,
    /** Nobody: the device cannot do this, which is a finding. */
    DEVICE,
    /** The lab: a device or its link failed. */
    LAB,
    /** Assay itself. */
    ASSAY
}

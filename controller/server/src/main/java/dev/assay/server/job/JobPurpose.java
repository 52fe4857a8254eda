package dev.assay.server.job;

/** What a job is for. */
public enum JobPurpose {
    /** Cells of campaigns wait for its figures. */
    MEASUREMENT,
    /** One cell waits for it: its variant is compared with the baseline's, in pairs of runs. */
    GATE,
    /** The golden model, to see whether the device can be trusted; no campaign waits for it. */
    HEALTH_CHECK
}

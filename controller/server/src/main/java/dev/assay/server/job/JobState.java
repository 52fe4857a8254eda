package dev.assay.server.job;

/** Where a job stands. */
public enum JobState {
    /** No device has taken it. */
    QUEUED,
    /** Its device holds a lease. */
    LEASED,
    /** Its report is stored; whether it has figures is said there. */
    DONE,
    /** Given up: it was lost too often. */
    LOST,
    /** No campaign wants it any more. */
    CANCELLED
}

package dev.assay.acceptance.chaos.link;

/** What a network of proxies, retries and full buffers does to single requests. */
public enum Mischief {
    /** A report arrives again, after its answer. */
    DUPLICATE_REPORTS,
    /** Reports, heartbeats and requests for work of long ago arrive again. */
    REPLAY_OLD,
    /** The controller did what it was asked, and its answer gets lost. */
    DROP_ANSWERS,
    /** Requests arrive seconds after they were sent, whoever still waits for an answer. */
    DELAY_REQUESTS
}

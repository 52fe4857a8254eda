package dev.assay.api;

/** What a device does now. */
public enum DeviceState {
    /** It waits for work. */
    IDLE,
    /** A job was granted to it; nothing was heard of the job yet. */
    LEASED,
    /** Its agent reports that it works on its job. */
    RUNNING
}

package dev.assay.api;

/** What a token allows. */
public enum TokenScope {
    /** Everything: devices, tokens, audit log, and all that follows. */
    ADMIN,
    /** Starts and cancels campaigns, uploads, reads. */
    CI,
    /** Reads. */
    VIEWER,
    /** Takes work and downloads artifacts as one device. */
    DEVICE,
    /** Enrols one device, once. */
    ENROLMENT
}

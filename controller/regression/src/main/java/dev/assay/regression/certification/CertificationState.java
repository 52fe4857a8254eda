package dev.assay.regression.certification;

/** Whether a device may be trusted with gates. */
public enum CertificationState {
    /** It raised no false alarm and saw what was planted. */
    CERTIFIED,
    /** It did not; the reasons say what. */
    NOT_CERTIFIED,
    /** Too few gates to say either. */
    UNFINISHED
}

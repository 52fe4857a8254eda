package dev.assay.protocol;

/** A side of a comparison. */
public enum Arm {
    /** What was accepted before. */
    BASELINE,
    /** What is to be judged. */
    CANDIDATE
}

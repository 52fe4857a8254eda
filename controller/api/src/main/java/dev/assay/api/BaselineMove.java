package dev.assay.api;

/** Whether a gated campaign becomes the baseline itself. It never does while a verdict of it fails, is waived or is not decided. */
public enum BaselineMove {
    /** Only a person or a program that says so moves the baseline. */
    NEVER,
    /** When every verdict is PASS or IMPROVED. */
    ON_PASS,
    /** When, besides, at least one is IMPROVED: what was won is not lost again unnoticed. */
    ON_IMPROVEMENT
}

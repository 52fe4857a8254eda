package dev.assay.sweep;

/** How the answers of a model are scored. */
public enum ModelTask {
    /** One output float32[N, classes]; the index of the largest value against an integer label. */
    CLASSIFICATION,
    /** Not scored: only speed, memory and energy are measured. */
    NONE
}

package dev.assay.protocol;

/** How far an energy figure can be trusted, best first. */
public enum EnergyGrade {
    /** An external meter. */
    A,
    /** A sensor on a rail of the board. */
    B,
    /** A coarse gauge. */
    C,
    /** A model's estimate. */
    D
}

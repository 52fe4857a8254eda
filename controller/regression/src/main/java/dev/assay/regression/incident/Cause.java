package dev.assay.regression.incident;

/**
 * What a group of cells has in common that the cells without a change have not.
 *
 * @param value of that label, such as the name of the model; empty for {@link Kind#UNKNOWN}
 * @param moved share of the cells with this label that moved, in [0, 1]
 * @param explained share of the moved cells that have this label, in [0, 1]
 */
public record Cause(Kind kind, String value, double moved, double explained) {
    /** Where to look. */
    public enum Kind {
        /** One device and no other: its system, its age, its surroundings. */
        DEVICE,
        /** One model in all its variants: the user's own change. */
        MODEL,
        /** One recipe on all models: an optimizer or its toolchain. */
        OPTIMIZER,
        /** One runtime whatever it runs: its version or its settings. */
        RUNTIME,
        /** One kind of device: a kernel, a driver or an instruction set of it. */
        FAMILY,
        /** One metric everywhere: how it is measured. */
        METRIC,
        /** Nothing that sets these cells apart. */
        UNKNOWN;

        String of(Cell cell) {
            return switch (this) {
                case DEVICE -> cell.unit();
                case MODEL -> cell.model();
                case OPTIMIZER -> cell.recipe();
                case RUNTIME -> cell.runtime();
                case FAMILY -> cell.family();
                case METRIC -> cell.metric();
                case UNKNOWN -> "";
            };
        }
    }

    /** How well it sets the moved cells apart: the harmonic mean of both shares, in [0, 1]. */
    public double strength() {
        return moved + explained == 0 ? 0 : 2 * moved * explained / (moved + explained);
    }
}

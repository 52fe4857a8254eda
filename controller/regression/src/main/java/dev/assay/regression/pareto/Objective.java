package dev.assay.regression.pareto;

/**
 * One figure that should be small. For one that should be large, give its negative.
 *
 * @param value in any unit, the same for all points
 * @param uncertainty half-width, at least 0: a smaller value is better only if it is smaller by more than both half-widths
 *     together
 */
public record Objective(double value, double uncertainty) {
    /** A figure known exactly, as a file's size is. */
    public static Objective exact(double value) {
        return new Objective(value, 0);
    }

    boolean isProvenBetterThan(Objective other) {
        return other.value - value > uncertainty + other.uncertainty;
    }
}

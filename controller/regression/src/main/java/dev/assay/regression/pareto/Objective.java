package dev.assay.regression.pareto;

import org.jspecify.annotations.Nullable;

/**
 * One figure that should be small. For one that should be large, give its negative.
 *
 * @param value in any unit, the same for all points
 * @param uncertainty half-width, at least 0: two values are told apart only when they differ by more than both half-widths
 *     together
 */
public record Objective(double value, double uncertainty) {
    /**
     * Half of the smallest relative difference that matters when a variant is chosen: values within 1 % of each other count
     * as equal, however exactly they are known. Without it a file ten bytes shorter would save a variant that is worse in
     * everything that matters.
     */
    static final double RELATIVE_FLOOR = 0.005;

    /**
     * A figure such as latency, memory or size.
     *
     * @param halfWidth of its confidence interval; null when it is exact or nobody knows
     */
    public static Objective of(double value, @Nullable Double halfWidth) {
        double floor = RELATIVE_FLOOR * Math.abs(value);
        return new Objective(value, halfWidth == null ? floor : Math.max(floor, halfWidth));
    }

    /**
     * The share of wrong answers; its half-width is the binomial standard error, so that two shares are told apart when they
     * differ by about two standard errors of their difference or more.
     *
     * @param rightShare in [0, 1]
     * @param examples how many answers there were, at least 1
     */
    public static Objective ofWrongAnswers(double rightShare, int examples) {
        return new Objective(1 - rightShare, Math.sqrt(rightShare * (1 - rightShare) / examples));
    }

    /** Whether it is smaller by more than both half-widths together. */
    public boolean isProvenBetterThan(Objective other) {
        return other.value - value > uncertainty + other.uncertainty;
    }
}

package dev.assay.regression.gate;

/**
 * The smallest variance that is believed of a log-ratio. Figures that come in steps can agree to the last digit by chance; a variance
 * of zero would then prove any step.
 */
final class SpreadFloor {
    /** No clock, governor or allocator is steadier than a thousandth from one process to the next. */
    private static final double DEVIATION_MIN = 0.001;
    /** Rounding to a step q leaves a uniform error of variance q²/12, and a ratio has it twice. */
    private static final double ROUNDINGS = 2.0 / 12;

    private SpreadFloor() {}

    /**
     * As a variance.
     *
     * @param quantum step of the figures as a share of them; 0 when they are as good as continuous
     */
    static double of(double quantum) {
        return Math.max(DEVIATION_MIN * DEVIATION_MIN, ROUNDINGS * quantum * quantum);
    }
}

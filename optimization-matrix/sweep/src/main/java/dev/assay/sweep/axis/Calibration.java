package dev.assay.sweep.axis;

import java.math.BigDecimal;

/**
 * How activation ranges are chosen from what calibration saw.
 *
 * @param percentile share of the values, in percent, that the range must hold: (50, 100]; 100 means all of them (minmax)
 */
public record Calibration(double percentile) {
    /** The range holds every value seen. */
    public static final Calibration MINMAX = new Calibration(100);

    /** The percentile that {@code percentile} means when no number is given. */
    public static final double PERCENTILE_DEFAULT = 99.99;

    public Calibration {
        if (!(percentile > 50 && percentile <= 100)) {
            throw new IllegalArgumentException(
                    "calibration percentile is " + percentile + "; expected more than 50 and at most 100");
        }
    }

    /** {@code minmax}, or {@code percentile:99.99}. */
    public String text() {
        return percentile == 100
                ? "minmax"
                : "percentile:"
                        + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
    }
}

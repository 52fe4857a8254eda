package dev.assay.regression.estimate;

import org.apache.commons.numbers.gamma.Trigamma;

/** What fitting variances needs of the derivatives of the logarithm of the gamma function. */
public final class Polygamma {
    private static final double PRECISION = 1e-12;
    private static final int STEPS_MAX = 200;

    private Polygamma() {}

    /**
     * The argument whose trigamma is the given value, by bisection on the logarithm: trigamma falls steadily.
     *
     * @param value positive
     */
    public static double inverseTrigamma(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("trigamma is never " + value + "; expected a positive value");
        }
        // 1/x + 1/(2x²) < trigamma(x) < 1/x + 1/x² encloses the answer.
        double low = Math.log((1 + Math.sqrt(1 + 2 * value)) / (2 * value));
        double high = Math.log((1 + Math.sqrt(1 + 4 * value)) / (2 * value));
        for (int i = 0; i < STEPS_MAX && high - low > PRECISION; i++) {
            double middle = (low + high) / 2;
            if (Trigamma.value(Math.exp(middle)) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}

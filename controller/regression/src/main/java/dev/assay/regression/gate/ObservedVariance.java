package dev.assay.regression.gate;

import java.util.Arrays;

/**
 * The variance of the log-ratios of one past gate or A/A canary.
 *
 * @param variance at least 0
 * @param degrees pairs less one, at least 1
 */
public record ObservedVariance(double variance, int degrees) {
    public ObservedVariance {
        if (!(variance >= 0) || degrees < 1) {
            throw new IllegalArgumentException(
                    "variance " + variance + " with " + degrees + " degrees; expected at least 0 and at least 1");
        }
    }

    /**
     * Of the pairs of one session.
     *
     * @param logRatios at least 2
     */
    public static ObservedVariance of(double[] logRatios) {
        double mean = Arrays.stream(logRatios).average().orElseThrow();
        double squares =
                Arrays.stream(logRatios).map(d -> (d - mean) * (d - mean)).sum();
        return new ObservedVariance(squares / (logRatios.length - 1), logRatios.length - 1);
    }
}

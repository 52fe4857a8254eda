package dev.assay.regression.gate;

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
}

package dev.assay.regression.estimate;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The quantile estimate of Harrell and Davis, "A new distribution-free quantile estimator" (1982): a mean of all order statistics, weighted
 * by how likely each is to be the quantile. It moves smoothly where a single order statistic jumps, so that it is what the gate compares
 * from run to run; what people are shown of a session is {@code summary.Percentile}, whose definition they know from other tools.
 */
public final class HarrellDavis {
    /** Weights further away than so many standard deviations of the quantile's rank are below 1e-20. */
    private static final double NEGLIGIBLE = 10;

    private HarrellDavis() {}

    /**
     * The quantile of a sample.
     *
     * @param sorted ascending, at least 1 value
     * @param fraction in (0, 1)
     * @return in the unit of the values
     */
    public static double quantile(double[] sorted, double fraction) {
        int n = sorted.length;
        if (n == 0 || !(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "quantile " + fraction + " of " + n + " values; expected (0, 1) and at least 1");
        }
        double a = (n + 1) * fraction;
        double b = (n + 1) * (1 - fraction);
        double reach = NEGLIGIBLE * Math.sqrt(fraction * (1 - fraction) / (n + 2));
        int from = (int) Math.max(0, Math.floor((fraction - reach) * n) - 1);
        int to = (int) Math.min(n, Math.ceil((fraction + reach) * n) + 1);
        double below = RegularizedBeta.value((double) from / n, a, b);
        double sum = 0;
        double weights = 0;
        for (int i = from; i < to; i++) {
            double above = RegularizedBeta.value((i + 1.0) / n, a, b);
            sum += (above - below) * sorted[i];
            weights += above - below;
            below = above;
        }
        return sum / weights;
    }
}

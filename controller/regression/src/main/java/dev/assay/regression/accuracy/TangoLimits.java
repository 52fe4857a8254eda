package dev.assay.regression.accuracy;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Score limits of the share of examples lost in net, {@code (lost − gained) / examples}; Tango, "Equivalence test and confidence interval
 * for the difference in proportions for the paired-sample design" (1998). They hold for few and for no discordant examples, where the
 * usual limits collapse to a point.
 *
 * @param low one-sided lower limit, in [−1, 1]
 * @param high one-sided upper limit, in [−1, 1]
 */
public record TangoLimits(double low, double high) {
    private static final double PRECISION = 1e-10;

    /**
     * Both limits, each at the level.
     *
     * @param examples at least {@code lost + gained} and 1
     * @param level of each side, in (0, 0.5): 0.025 gives a two-sided interval of 95 %
     */
    public static TangoLimits of(int lost, int gained, int examples, double level) {
        if (lost < 0 || gained < 0 || examples < 1 || (long) lost + gained > examples) {
            throw new IllegalArgumentException("lost " + lost + " and gained " + gained + " of " + examples
                    + " examples; expected counts whose sum is at most the examples");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(level);
        return new TangoLimits(
                crossing(lost, gained, examples, z, -1, share(lost, gained, examples)),
                crossing(lost, gained, examples, -z, share(lost, gained, examples), 1));
    }

    private static double share(int lost, int gained, int examples) {
        return (double) (lost - gained) / examples;
    }

    /** Where the score, which falls as the assumed share grows, comes down to {@code z}. */
    private static double crossing(int lost, int gained, int examples, double z, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (score(lost, gained, examples, middle) > z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The standardized distance of what was seen from an assumed share, with the variance most likely under it. */
    static double score(int lost, int gained, int examples, double assumed) {
        double n = examples;
        double b = -lost - gained + (2 * n - lost + gained) * assumed;
        double c = -gained * assumed * (1 - assumed);
        double q = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
        double variance = n * (2 * q + assumed * (1 - assumed));
        double distance = lost - gained - n * assumed;
        if (variance <= 0) {
            return distance == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, distance);
        }
        return distance / Math.sqrt(variance);
    }
}

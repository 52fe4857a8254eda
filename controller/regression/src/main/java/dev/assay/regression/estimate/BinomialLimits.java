package dev.assay.regression.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Exact limits of a rate that was counted; Clopper and Pearson, "The use of confidence or fiducial limits" (1934). */
public final class BinomialLimits {
    private BinomialLimits() {}

    /**
     * One-sided lower limit: with a smaller rate, so many hits would be rarer than {@code level}.
     *
     * @param hits in [0, trials]
     * @param trials at least 1
     * @return in [0, 1)
     */
    public static double lower(long hits, long trials, double level) {
        check(hits, trials);
        return hits == 0
                ? 0
                : BetaDistribution.of((double) hits, (double) (trials - hits) + 1)
                        .inverseCumulativeProbability(level);
    }

    /**
     * One-sided upper limit: with a larger rate, so few hits would be rarer than {@code level}.
     *
     * @param hits in [0, trials]
     * @param trials at least 1
     * @return in (0, 1]
     */
    public static double upper(long hits, long trials, double level) {
        check(hits, trials);
        return hits == trials
                ? 1
                : BetaDistribution.of((double) hits + 1, (double) (trials - hits))
                        .inverseSurvivalProbability(level);
    }

    private static void check(long hits, long trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " hits of " + trials + " trials; expected 0 <= hits <= trials");
        }
    }
}

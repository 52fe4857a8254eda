package dev.assay.regression.gate;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a device is quiet enough for a limit, told before anything is measured.
 *
 * @param expectedPairs that a change of exactly what must be caught takes: {@code ((z_F + z_P) σ / (δ1 − δ0))²}, rounded up
 * @param pairsMax the budget
 * @param smallestVisible the smallest limit, as a share, that the budget can afford on this device
 */
public record Affordability(int expectedPairs, int pairsMax, double smallestVisible) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double PERCENT = 100;

    /**
     * By what is known of the device.
     *
     * @param deviation of one log-ratio, positive: {@link VariancePrior#deviation()} of a prior that is not none
     */
    public static Affordability of(GateRule rule, double deviation) {
        double zone = rule.logMustCatch() - rule.logMustNotFail();
        double root = quantiles(rule) * deviation / zone;
        double pairs = Math.min(Integer.MAX_VALUE, Math.ceil(root * root));
        return new Affordability(
                Math.max(rule.looks().get(0), (int) pairs),
                rule.pairsMax(),
                smallestVisible(rule, deviation / Math.sqrt(rule.pairsMax())));
    }

    /** Whether the budget suffices. */
    public boolean isAffordable() {
        return expectedPairs <= pairsMax;
    }

    /** One sentence for people. */
    public String explanation() {
        return isAffordable()
                ? String.format(Locale.ROOT, "about %d of %d pairs expected", expectedPairs, pairsMax)
                : String.format(
                        Locale.ROOT,
                        "about %d pairs would be needed; %d pairs see %.1f %% here",
                        expectedPairs,
                        pairsMax,
                        PERCENT * smallestVisible);
    }

    /**
     * The smallest {@code mustCatch} that can be told from its tolerance with this standard error, by the rule's levels and its ratio of
     * tolerance to limit.
     *
     * @return as a share
     */
    static double smallestVisible(GateRule rule, double standardError) {
        double zoneShare = 1 - rule.logMustNotFail() / rule.logMustCatch();
        return Math.expm1(quantiles(rule) * standardError / zoneShare);
    }

    private static double quantiles(GateRule rule) {
        return NORMAL.inverseSurvivalProbability(rule.failLevel())
                + NORMAL.inverseSurvivalProbability(rule.passLevel());
    }
}

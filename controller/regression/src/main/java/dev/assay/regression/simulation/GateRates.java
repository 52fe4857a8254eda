package dev.assay.regression.simulation;

import dev.assay.regression.estimate.BinomialLimits;

/**
 * How many gates ended how.
 *
 * @param gates simulated
 * @param suspected failed in their first session
 * @param failed failed in both
 * @param passed passed
 * @param improved were found better
 * @param firstPairs pairs of all first sessions together
 * @param allPairs pairs of all sessions together
 */
public record GateRates(
        long gates, long suspected, long failed, long passed, long improved, long firstPairs, long allPairs) {
    private static final double LEVEL = 0.01;

    /** Share that failed in the first session. */
    public double suspectedShare() {
        return share(suspected);
    }

    /** Share that failed in both. */
    public double failedShare() {
        return share(failed);
    }

    /** Share that passed. */
    public double passedShare() {
        return share(passed);
    }

    /** Share that was found better. */
    public double improvedShare() {
        return share(improved);
    }

    /** Share that was not decided. */
    public double inconclusiveShare() {
        return share(gates - failed - passed - improved);
    }

    /** Upper 99 % confidence limit of {@link #suspectedShare()}. */
    public double suspectedUpper() {
        return BinomialLimits.upper(suspected, gates, LEVEL);
    }

    /** Upper 99 % confidence limit of {@link #failedShare()}. */
    public double failedUpper() {
        return BinomialLimits.upper(failed, gates, LEVEL);
    }

    /** Pairs of the first session, mean. */
    public double meanFirstPairs() {
        return share(firstPairs);
    }

    /** Pairs of both sessions, mean. */
    public double meanPairs() {
        return share(allPairs);
    }

    private double share(long count) {
        return (double) count / gates;
    }
}

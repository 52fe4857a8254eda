package dev.assay.regression.gate;

import dev.assay.regression.estimate.SignFlips;
import dev.assay.regression.estimate.SignedRanks;
import java.util.Arrays;

/**
 * Whether ranks and permutations see what the mean sees. A few wild pairs move the mean; they do not move these.
 *
 * <p>Below {@value #PAIRS_MIN} pairs the smallest possible p is too large for a question.
 */
final class RobustCheck {
    private static final int PAIRS_MIN = 12;
    private static final double LEVEL = 0.05;

    private RobustCheck() {}

    /**
     * Whether the differences are worse by more than {@code tolerated}, and worse at all beyond chance.
     *
     * @param seed of permutations that are too many to count
     */
    static boolean agreesOnWorse(double[] logRatios, double tolerated, long seed) {
        if (logRatios.length < PAIRS_MIN) {
            return true;
        }
        SignedRanks ranks = SignedRanks.of(logRatios, 1 - 2 * LEVEL);
        return ranks.median() > tolerated && ranks.low() > 0 && SignFlips.greater(logRatios, seed) < LEVEL;
    }

    /** The same the other way. */
    static boolean agreesOnBetter(double[] logRatios, double tolerated, long seed) {
        return agreesOnWorse(Arrays.stream(logRatios).map(logRatio -> -logRatio).toArray(), tolerated, seed);
    }

    /** Whether the middle of the differences is below {@code limit}. */
    static boolean agreesOnBelow(double[] logRatios, double limit) {
        return logRatios.length < PAIRS_MIN
                || SignedRanks.of(logRatios, 1 - 2 * LEVEL).median() < limit;
    }
}

package dev.assay.regression.accuracy;

import dev.assay.regression.verdict.Limits;

/**
 * What loss of accuracy must be caught, on the same examples.
 *
 * @param limits differences of shares: 0.005 is half a percentage point
 * @param level one-sided, of each limit, in (0, 0.5)
 */
public record AccuracyRule(Limits limits, double level) {
    /** Half a point must be caught, a sixth of one is tolerated. */
    public static final AccuracyRule USUAL = losing(0.005);

    private static final double LEVEL = 0.01;

    public AccuracyRule {
        if (!(limits.mustNotFail() < limits.mustCatch()) || !(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException(
                    limits + " at level " + level + "; expected mustNotFail < mustCatch and a level in (0, 0.5)");
        }
    }

    /** With the usual tolerance and level. */
    public static AccuracyRule losing(double mustCatch) {
        return new AccuracyRule(Limits.catching(mustCatch), LEVEL);
    }

    /** For one of several looks at a growing number of examples: each gets its part of the level. */
    public AccuracyRule ofLooks(int looks) {
        return new AccuracyRule(limits, level / looks);
    }
}

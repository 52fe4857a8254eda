package dev.assay.regression.verdict;

/**
 * The zone of indifference that a worsening is held against: up to {@code mustNotFail} nobody is troubled, from
 * {@code mustCatch} on it must be seen, and between them either answer is right.
 *
 * @param mustNotFail in the unit of {@link Change}, at least 0
 * @param mustCatch the same, above {@code mustNotFail}, or equal to it when nothing is random
 */
public record Limits(double mustNotFail, double mustCatch) {
    /** The zone begins at a third of what must be caught, so that a change of which nobody would complain rarely alarms. */
    private static final double CATCH_PER_TOLERATED = 3;

    public Limits {
        if (!(mustNotFail >= 0 && mustNotFail <= mustCatch && mustCatch > 0 && mustCatch < 1)
                && !(mustNotFail == 0 && mustCatch == 0)) {
            throw new IllegalArgumentException(
                    "limits are " + mustNotFail + " and " + mustCatch + "; expected 0 <= mustNotFail <= mustCatch < 1");
        }
    }

    /** With the usual tolerance, a third. */
    public static Limits catching(double mustCatch) {
        return new Limits(mustCatch / CATCH_PER_TOLERATED, mustCatch);
    }
}

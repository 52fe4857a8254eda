package dev.assay.regression.gate;

import dev.assay.regression.verdict.Limits;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a gate must tell apart, when it looks, and how sure it must be at each look.
 *
 * <p>The gate may decide at every look, so each look gets a level below the one that holds overall. The levels come from our own
 * simulation of whole gates, with both sessions and a prior fitted to a short history: see the module's README. With normal pairs, a
 * candidate worse by exactly {@code mustNotFail} is reported as FAIL at most once in a thousand gates wherever {@link Affordability} allows
 * the limit, and one worse by exactly {@code mustCatch} passes less than once in thirty.
 *
 * @param limits shares, as a worsening: 0.03 is 3 % slower
 * @param looks numbers of pairs, ascending, at least 2 each: the gate decides at these and nowhere else
 * @param failLevel one-sided level of each look for FAIL, in (0, 0.5)
 * @param passLevel one-sided level of each look for PASS, in (0, 0.5)
 */
public record GateRule(Limits limits, List<Integer> looks, double failLevel, double passLevel) {
    /** When an ordinary gate looks: after two blocks of ABBA, then with half as many again each time, to three quarters of an hour. */
    public static final List<Integer> LOOKS = List.of(4, 6, 8, 12, 16, 24);
    /** One in sixty-five over {@link #LOOKS} if nothing else stopped a gate; what it then says must be seen again in a fresh session. */
    public static final double FAIL_LEVEL = 0.0035;
    /** One in twenty over {@link #LOOKS}. */
    public static final double PASS_LEVEL = 0.0133;
    /** Of the confirmation, whose looks come only after a FAIL. */
    public static final double CONFIRM_LEVEL = 0.01;

    private static final int PAIRS_MIN = 2;

    public GateRule {
        looks = List.copyOf(looks);
        if (!(limits.mustNotFail() < limits.mustCatch())) {
            throw new IllegalArgumentException("limits are " + limits + "; expected mustNotFail < mustCatch");
        }
        if (looks.isEmpty() || looks.get(0) < PAIRS_MIN || !isAscending(looks)) {
            throw new IllegalArgumentException(
                    "looks are " + looks + "; expected ascending numbers of at least " + PAIRS_MIN + " pairs");
        }
        if (!(failLevel > 0 && failLevel < 0.5 && passLevel > 0 && passLevel < 0.5)) {
            throw new IllegalArgumentException(
                    "levels are " + failLevel + " and " + passLevel + "; expected them in (0, 0.5)");
        }
    }

    /** With the usual tolerance, looks and levels. */
    public static GateRule catching(double mustCatch) {
        return of(Limits.catching(mustCatch));
    }

    /** With the usual looks and levels. */
    public static GateRule of(Limits limits) {
        return new GateRule(limits, LOOKS, FAIL_LEVEL, PASS_LEVEL);
    }

    /**
     * The rule of the fresh session that a FAIL must be seen in again. The limit is halved, because the first session was selected
     * for being bad: what is true of it is likely less. A single block may suffice, where the cell's scatter is known.
     */
    public GateRule confirmation() {
        return new GateRule(
                new Limits(limits.mustNotFail() / 2, limits.mustCatch()),
                Stream.concat(Stream.of(PAIRS_MIN), looks.stream()).distinct().toList(),
                CONFIRM_LEVEL,
                passLevel);
    }

    /** The same with fewer looks: a device that has no more time. Levels stay, which errs on the safe side. */
    public GateRule within(int pairsMax) {
        return new GateRule(
                limits, looks.stream().filter(look -> look <= pairsMax).toList(), failLevel, passLevel);
    }

    /** The same with another level for FAIL, see {@code family.FamilyRate}. */
    public GateRule withFailLevel(double level) {
        return new GateRule(limits, looks, level, passLevel);
    }

    /** The last look. */
    public int pairsMax() {
        return looks.get(looks.size() - 1);
    }

    /** {@link Limits#mustCatch()} on the scale of log-ratios. */
    double logMustCatch() {
        return Math.log1p(limits.mustCatch());
    }

    /** {@link Limits#mustNotFail()} on the scale of log-ratios. */
    double logMustNotFail() {
        return Math.log1p(limits.mustNotFail());
    }

    private static boolean isAscending(List<Integer> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}

package dev.assay.regression.family;

import dev.assay.regression.gate.GateRule;

/**
 * How often an unchanged candidate would be reported in any of its cells, and the level that keeps this below a limit.
 *
 * @param cells primary metrics of all variants on all devices of the candidate, at least 1
 * @param perCell chance that an unchanged cell is reported by the usual rule, in (0, 1): {@link #USUAL_PER_CELL}, or the upper limit that
 *     the farm's own canaries allow
 */
public record FamilyRate(int cells, double perCell) {
    /**
     * First session and confirmation are independent: the product of the upper 99 % limits of both in the README's tables, for the noise in
     * which it is largest (pairs that follow each other) of those that pairing removes.
     */
    public static final double USUAL_PER_CELL = 5.3e-4 * 9.5e-3;

    /** A candidate that changes nothing may be reported once in a hundred times. */
    private static final double LIMIT = 0.01;

    public FamilyRate {
        if (cells < 1 || !(perCell > 0 && perCell < 1)) {
            throw new IllegalArgumentException(
                    cells + " cells at " + perCell + " each; expected at least 1, and a chance in (0, 1)");
        }
    }

    /** What so many verdicts of one campaign do together; none count as one. */
    public static FamilyRate ofVerdicts(int verdicts) {
        return new FamilyRate(Math.max(1, verdicts), USUAL_PER_CELL);
    }

    /** The chance of at least one false report by the usual rule. */
    public double rate() {
        return -Math.expm1(cells * Math.log1p(-perCell));
    }

    /** How many false reports a candidate has on average. */
    public double expectedFalseFails() {
        return cells * perCell;
    }

    /** Whether the usual rule is too lax for so many cells. */
    public boolean isExceeded() {
        return rate() > LIMIT;
    }

    /**
     * The rule for cells that are still open, stepping down as Holm does: {@code LIMIT / (cells − rejected)} for each. The chance of an
     * unchanged cell falls at least as fast as the level, since its mean lies a zone away from what fails.
     *
     * @param rule the usual one
     * @param rejected cells that have failed under this family's rules already, in [0, cells)
     * @return the same when the limit is kept without it
     */
    public GateRule rule(GateRule rule, int rejected) {
        if (rejected < 0 || rejected >= cells) {
            throw new IllegalArgumentException(
                    rejected + " of " + cells + " cells rejected; expected at least 0 and fewer than all");
        }
        if (!isExceeded()) {
            return rule;
        }
        double allowed = LIMIT / (cells - rejected);
        return rule.withFailLevel(rule.failLevel() * Math.min(1, allowed / perCell));
    }
}

package dev.assay.protocol;

/**
 * A run of the baseline and one of the candidate, side by side. The position in the session that each of the two runs carries
 * says the same as {@code first}.
 *
 * @param index 0-based among the pairs of the session, those of rejected blocks included
 * @param first whose run came first
 */
public record PairReport(int index, Arm first, RunReport baseline, RunReport candidate) {
    /** The pair of two runs of one session; which came first is what their positions say. */
    public static PairReport of(int index, RunReport baseline, RunReport candidate) {
        return new PairReport(
                index, baseline.index() < candidate.index() ? Arm.BASELINE : Arm.CANDIDATE, baseline, candidate);
    }
}

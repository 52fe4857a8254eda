package dev.assay.regression.admission;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of the pairs of a gate, by rules that look at no outcome (start temperature, throttling, failed runs).
 *
 * @param complete pairs with both runs, whatever they measured
 * @param rejected pairs that were thrown away
 * @param disturbed pairs that are left out since others slowed the machine; as many as there are, since the models had no part in it
 * @param unsteady runs of the complete pairs whose latency never settled although nothing disturbed them
 */
public record PairCensus(int complete, int rejected, int disturbed, int unsteady) {
    private static final double REJECTED_MAX = 0.25;
    private static final double UNSTEADY_MAX = 0.5;
    private static final int RUNS_PER_PAIR = 2;

    /** The verdict that forbids any other; null when the pairs may be judged. */
    public @Nullable Verdict objection(GatedMetric metric) {
        int tried = complete + rejected + disturbed;
        if (tried == 0) {
            return Verdict.withoutEvidence(
                    metric, VerdictReason.NOT_MEASURED, "no pair was measured; see the job's failure");
        }
        if (rejected > REJECTED_MAX * tried) {
            return Verdict.withoutEvidence(
                    metric,
                    VerdictReason.REJECTED_PAIRS,
                    rejected + " of " + tried + " pairs rejected; expected at most a quarter");
        }
        if (complete == 0) {
            return Verdict.withoutEvidence(
                    metric,
                    VerdictReason.REJECTED_PAIRS,
                    "others slowed the machine in every pair that could have counted, " + disturbed + " of " + tried);
        }
        int runs = RUNS_PER_PAIR * complete;
        if (unsteady > UNSTEADY_MAX * runs) {
            return Verdict.withoutEvidence(
                    metric,
                    VerdictReason.NO_STEADY_STATE,
                    unsteady + " of " + runs + " runs never settled; expected at most half");
        }
        return null;
    }
}

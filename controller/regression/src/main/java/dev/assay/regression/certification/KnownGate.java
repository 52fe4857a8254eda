package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One gate whose right answer is known.
 *
 * @param place in the order of the plan, from 0
 * @param model the name in the sweep
 * @param level how much was planted on purpose: a share, of {@link Planted#ERRORS} a difference of shares; 0 for nothing
 * @param campaignId where it can be looked at
 * @param cell its index there
 * @param outcomes of every metric that was judged; empty when the cell failed
 * @param pairs of the metric that the change was planted into, and of every metric that failed
 * @param pairsMeasured of all its sessions, those of rejected blocks included
 * @param seconds that it took, its share of what other cells and the farm took besides included
 * @param failure why there is no outcome; null when there is
 */
public record KnownGate(
        int place,
        String model,
        Planted planted,
        double level,
        String campaignId,
        int cell,
        List<MetricOutcome> outcomes,
        List<SeenPairs> pairs,
        int pairsMeasured,
        double seconds,
        @Nullable String failure) {
    public KnownGate {
        outcomes = List.copyOf(outcomes);
        pairs = List.copyOf(pairs);
    }

    /** What it said of this metric; empty when it did not judge it. */
    public Optional<MetricOutcome> outcome(GatedMetric metric) {
        return outcomes.stream().filter(outcome -> outcome.metric() == metric).findFirst();
    }

    /** The pairs of this metric; empty when they are not kept. */
    public Optional<SeenPairs> pairs(GatedMetric metric) {
        return pairs.stream().filter(seen -> seen.metric() == metric).findFirst();
    }

    /** Every metric that failed. */
    public List<MetricOutcome> failed() {
        return outcomes.stream()
                .filter(outcome -> outcome.state() == VerdictState.FAIL)
                .toList();
    }

    /**
     * What counts: of a planted change the verdict on its metric; of nothing planted the worst of all verdicts, where one that does not
     * decide is worse than one that passes.
     */
    public VerdictState state() {
        if (planted != Planted.NOTHING) {
            return outcome(planted.metric()).map(MetricOutcome::state).orElse(VerdictState.NO_VERDICT);
        }
        for (VerdictState worst :
                List.of(VerdictState.FAIL, VerdictState.NO_VERDICT, VerdictState.INCONCLUSIVE, VerdictState.IMPROVED)) {
            if (outcomes.stream().anyMatch(outcome -> outcome.state() == worst)) {
                return worst;
            }
        }
        return outcomes.isEmpty() ? VerdictState.NO_VERDICT : VerdictState.PASS;
    }
}

package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric of unchanged models that some gates did not decide.
 *
 * @param gates that did not; of latency also those that measured nothing at all
 */
public record Undecided(GatedMetric metric, int gates) {

    /** Every metric that at least one gate left open. */
    static List<Undecided> of(List<KnownGate> gates) {
        List<Undecided> found = new ArrayList<>();
        for (GatedMetric metric : GatedMetric.values()) {
            int open = (int) gates.stream().filter(gate -> isOpen(gate, metric)).count();
            if (open > 0) {
                found.add(new Undecided(metric, open));
            }
        }
        return found;
    }

    private static boolean isOpen(KnownGate gate, GatedMetric metric) {
        return gate.outcome(metric)
                .map(outcome -> isOpen(outcome.state()))
                // A metric that the device has no sensor for is nobody's question; every device has latency.
                .orElse(metric == Planted.NOTHING.metric());
    }

    private static boolean isOpen(VerdictState state) {
        return switch (state) {
            case INCONCLUSIVE, NO_VERDICT -> true;
            case PASS, FAIL, IMPROVED -> false;
        };
    }
}

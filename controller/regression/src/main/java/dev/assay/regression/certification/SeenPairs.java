package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import java.util.List;

/**
 * The pairs of one gate, as they were seen.
 *
 * @param first session: how much worse the candidate was, pair by pair, as logarithms of the ratio
 * @param second the same of the session that confirms; empty when there was none
 */
public record SeenPairs(GatedMetric metric, List<Double> first, List<Double> second) {
    public SeenPairs {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }
}

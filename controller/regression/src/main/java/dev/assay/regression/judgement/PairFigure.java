package dev.assay.regression.judgement;

import dev.assay.regression.verdict.GatedMetric;

/**
 * One metric of both runs of a pair, in its base unit.
 *
 * @param baseline positive
 * @param candidate positive
 */
record PairFigure(GatedMetric metric, double baseline, double candidate) {
    /** How much worse the candidate is, as a logarithm: see {@link GatedMetric#worsening}. */
    double worsening() {
        return metric.worsening(baseline, candidate);
    }
}

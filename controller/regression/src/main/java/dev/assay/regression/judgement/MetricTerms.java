package dev.assay.regression.judgement;

import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.GatedMetric;
import org.jspecify.annotations.Nullable;

/**
 * How one metric of a cell is judged.
 *
 * @param required whether it is a fault when it was not measured; otherwise there is simply no verdict
 * @param rule of a metric that pairs decide; null for the others, and for the usual rule of peak memory, which depends on its size
 * @param prior of such a metric
 * @param margin of accuracy what loss must be caught, of size what growth is tolerated, as shares; null for the others
 */
public record MetricTerms(
        GatedMetric metric,
        boolean required,
        @Nullable GateRule rule,
        VariancePrior prior,
        @Nullable Double margin) {
    /** Of a metric that pairs decide. */
    public static MetricTerms paired(
            GatedMetric metric, boolean isRequired, @Nullable GateRule rule, VariancePrior prior) {
        return new MetricTerms(metric, isRequired, rule, prior, null);
    }

    /** Of accuracy and size. */
    public static MetricTerms withMargin(GatedMetric metric, double margin) {
        return new MetricTerms(metric, true, null, VariancePrior.none(), margin);
    }
}

package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import org.jspecify.annotations.Nullable;

/**
 * What a gate said of one metric.
 *
 * @param change that was seen, positive is more, in the unit of the verdict; null when nothing was
 * @param mustCatch the change that the gate promises to catch; null when there was no verdict
 */
public record MetricOutcome(
        GatedMetric metric,
        VerdictState state,
        VerdictReason reason,
        @Nullable Double change,
        @Nullable Double mustCatch) {}

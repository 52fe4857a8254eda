package dev.assay.regression.judgement;

import dev.assay.regression.accuracy.AccuracyRule;
import dev.assay.regression.family.FamilyRate;
import dev.assay.regression.footprint.ArtifactSizeRule;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.MetricRules;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.GatedMetric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which metrics of a cell are judged, and by which rules. */
public final class MetricChoice {
    private MetricChoice() {}

    /**
     * The terms of one cell.
     *
     * @param isScored whether the answers can be compared
     * @param priors what is known of the scatter of each metric that pairs decide
     * @param verdicts how many verdicts the whole campaign has: the more, the surer each must be
     */
    public static List<MetricTerms> terms(
            AskedLimits asked, boolean isScored, Function<GatedMetric, VariancePrior> priors, int verdicts) {
        return asked.metrics(isScored).stream()
                .map(metric -> terms(metric, asked, priors, verdicts))
                .toList();
    }

    private static MetricTerms terms(
            GatedMetric metric, AskedLimits asked, Function<GatedMetric, VariancePrior> priors, int verdicts) {
        Optional<Double> change = asked.of(metric);
        return switch (metric) {
            case ACCURACY ->
                MetricTerms.withMargin(
                        metric, change.orElse(AccuracyRule.USUAL.limits().mustCatch()));
            case ARTIFACT_SIZE -> MetricTerms.withMargin(metric, change.orElse(ArtifactSizeRule.USUAL.tolerated()));
            case LATENCY_P50, LATENCY_P90, THROUGHPUT, LOAD, FIRST_INFERENCE, PEAK_MEMORY, ENERGY -> {
                VariancePrior prior = priors.apply(metric);
                @Nullable GateRule rule = rule(metric, change, prior);
                yield MetricTerms.paired(
                        metric,
                        isRequired(metric, asked),
                        rule == null ? null : FamilyRate.ofVerdicts(verdicts).rule(rule, 0),
                        prior);
            }
            case FLIP_RATE, QUALITY ->
                throw new IllegalArgumentException(metric.key() + " is no metric of a sweep's gate");
        };
    }

    /** Null for the usual rule of memory, which depends on its size. */
    public static @Nullable GateRule rule(GatedMetric metric, Optional<Double> change, VariancePrior prior) {
        if (change.isPresent()) {
            return GateRule.catching(change.get());
        }
        return metric == GatedMetric.PEAK_MEMORY ? null : MetricRules.of(metric, prior);
    }

    /** Where the sweep says nothing, a device without a sensor is no fault. */
    private static boolean isRequired(GatedMetric metric, AskedLimits asked) {
        boolean isEverywhere = metric != GatedMetric.ENERGY && metric != GatedMetric.PEAK_MEMORY;
        return isEverywhere || !asked.areUsual();
    }
}

package dev.assay.regression.judgement;

import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep says must be caught. A sweep that names metrics has these judged and no others; one that names none has all judged
 * that are measured, each with its usual limit.
 */
public record AskedLimits(List<Limit> limits) {
    /** One metric; {@code change} in the unit of its verdicts. */
    public record Limit(GatedMetric metric, double change) {}

    public AskedLimits {
        limits = List.copyOf(limits);
    }

    /** Whether the sweep leaves the choice to Assay. */
    public boolean areUsual() {
        return limits.isEmpty();
    }

    /** What the sweep says of the metric. */
    public Optional<Double> of(GatedMetric metric) {
        return limits.stream()
                .filter(limit -> limit.metric() == metric)
                .map(Limit::change)
                .findFirst();
    }

    /**
     * The metrics that are judged, in the order in which reports show them.
     *
     * @param isScored whether the answers can be compared
     */
    public List<GatedMetric> metrics(boolean isScored) {
        if (!areUsual()) {
            return limits.stream().map(Limit::metric).sorted().toList();
        }
        List<GatedMetric> usual = new ArrayList<>(List.of(
                GatedMetric.LATENCY_P50, GatedMetric.PEAK_MEMORY, GatedMetric.ENERGY, GatedMetric.ARTIFACT_SIZE));
        if (isScored) {
            usual.add(GatedMetric.ACCURACY);
        }
        return usual;
    }
}

package dev.assay.server.gate;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.sweep.gate.GateSettings;
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

    /** Those of a sweep, in the order of the metrics. */
    static AskedLimits of(GateSettings settings) {
        List<Limit> limits = new ArrayList<>();
        settings.changes().forEach((metric, change) -> limits.add(new Limit(compared(metric), change)));
        return new AskedLimits(limits);
    }

    private static GatedMetric compared(GateMetric metric) {
        return switch (metric) {
            case LATENCY_P50 -> GatedMetric.LATENCY_P50;
            case LATENCY_P90 -> GatedMetric.LATENCY_P90;
            case LOAD -> GatedMetric.LOAD;
            case ENERGY -> GatedMetric.ENERGY;
            case MEMORY_PEAK -> GatedMetric.PEAK_MEMORY;
            case SIZE -> GatedMetric.ARTIFACT_SIZE;
            case ACCURACY -> GatedMetric.ACCURACY;
            case LATENCY_P99, ACCURACY_DROP ->
                throw new IllegalArgumentException(metric.key() + " is compared with no baseline");
        };
    }

    /** Whether the sweep leaves the choice to Assay. */
    boolean areUsual() {
        return limits.isEmpty();
    }

    /** What the sweep says of the metric. */
    Optional<Double> of(GatedMetric metric) {
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
    List<GatedMetric> metrics(boolean isScored) {
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

package dev.assay.server.gate;

import dev.assay.regression.judgement.AskedLimits;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.sweep.gate.GateSettings;
import java.util.ArrayList;
import java.util.List;

/** The gate of a sweep in the words of the statistics. */
final class SweepGate {
    private SweepGate() {}

    /** What must be caught, in the order of the metrics. */
    static AskedLimits limits(GateSettings settings) {
        List<AskedLimits.Limit> limits = new ArrayList<>();
        settings.changes().forEach((metric, change) -> limits.add(new AskedLimits.Limit(compared(metric), change)));
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
}

package dev.assay.regression.judgement;

import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunMeasurement;
import dev.assay.regression.summary.Percentile;
import dev.assay.regression.verdict.GatedMetric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number per run and metric: the run is the unit of analysis. */
final class RunFigure {
    private static final double NANOS_PER_SECOND = 1e9;

    private RunFigure() {}

    /** Every figure that the run has; one that is not positive cannot be compared by its logarithm and counts as missing. */
    static Map<GatedMetric, Double> all(RunMeasurement run, boolean isNetEnergy) {
        Map<GatedMetric, Double> figures = new EnumMap<>(GatedMetric.class);
        long[] sorted = run.samplesNanos().clone();
        Arrays.sort(sorted);
        Percentile.P50.of(sorted).ifPresent(nanos -> put(figures, GatedMetric.LATENCY_P50, nanos / NANOS_PER_SECOND));
        Percentile.P90.of(sorted).ifPresent(nanos -> put(figures, GatedMetric.LATENCY_P90, nanos / NANOS_PER_SECOND));
        put(figures, GatedMetric.THROUGHPUT, sorted.length / run.windowSeconds());
        put(figures, GatedMetric.LOAD, run.loadSeconds());
        put(figures, GatedMetric.FIRST_INFERENCE, run.firstInferenceSeconds());
        MemoryReading memory = run.memory();
        put(figures, GatedMetric.PEAK_MEMORY, memory == null ? null : (double) memory.peakBytes());
        put(
                figures,
                GatedMetric.ENERGY,
                isNetEnergy ? run.energy().netJoules() : run.energy().grossJoules());
        return figures;
    }

    private static void put(Map<GatedMetric, Double> figures, GatedMetric metric, @Nullable Double figure) {
        if (figure != null && figure > 0 && figure < Double.POSITIVE_INFINITY) {
            figures.put(metric, figure);
        }
    }
}

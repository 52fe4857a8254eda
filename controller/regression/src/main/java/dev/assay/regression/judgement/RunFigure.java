package dev.assay.regression.judgement;

import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.regression.run.Centre;
import dev.assay.regression.run.RunFigures;
import dev.assay.regression.run.SteadyState;
import dev.assay.regression.verdict.GatedMetric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One number per run and metric: the run is the unit of analysis. */
record RunFigure(RunMeasurement run, @Nullable RunFigures latency) {
    /** Of a run that gave a measurement. */
    static RunFigure of(RunReport report) {
        RunMeasurement run =
                Objects.requireNonNull(report.measurement(), "a run of a block that counts has a measurement");
        boolean isTimed = run.samplesNanos().length > 0
                && LongStream.of(run.samplesNanos()).allMatch(nanos -> nanos > 0);
        return new RunFigure(run, isTimed ? RunFigures.of(run) : null);
    }

    /** Whether its energy is known without what the device takes anyway. */
    boolean hasNetEnergy() {
        Double joules = run.energy().netJoules();
        return joules != null && joules > 0;
    }

    /** Whether latency never settled. */
    boolean isUnsteady() {
        return latency != null && latency.steadyState().kind() == SteadyState.Kind.NO_STEADY;
    }

    /**
     * Every figure that the run has; one that is not positive cannot be compared by its logarithm and counts as missing.
     *
     * @param centre what stands for its latency
     */
    Map<GatedMetric, Double> all(Centre centre, boolean isNetEnergy) {
        Map<GatedMetric, Double> figures = new EnumMap<>(GatedMetric.class);
        if (latency != null) {
            put(figures, GatedMetric.LATENCY_P50, centre.seconds(latency));
            put(figures, GatedMetric.LATENCY_P90, latency.p90Seconds());
            put(figures, GatedMetric.THROUGHPUT, 1 / latency.trimmedMeanSeconds());
        }
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

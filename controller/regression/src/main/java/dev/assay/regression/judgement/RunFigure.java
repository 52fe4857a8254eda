package dev.assay.regression.judgement;

import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.regression.run.RunFigures;
import dev.assay.regression.run.SteadyState;
import dev.assay.regression.verdict.GatedMetric;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One run without its samples: the run is the unit of analysis. Whatever a session's figures may be chosen from is kept, so that the
 * choice can be made anew with each block that comes.
 *
 * @param latency null when the run was not timed
 * @param peakBytes null where the platform does not tell
 * @param grossJoules per inference; null without a sensor
 * @param netJoules without what the device takes anyway; null when that is not known
 */
public record RunFigure(
        @Nullable RunFigures latency,
        double loadSeconds,
        double firstInferenceSeconds,
        @Nullable Double peakBytes,
        @Nullable Double grossJoules,
        @Nullable Double netJoules) {
    /** Of a run that gave a measurement. */
    static RunFigure of(RunReport report) {
        RunMeasurement run =
                Objects.requireNonNull(report.measurement(), "a run of a block that counts has a measurement");
        boolean isTimed = run.samplesNanos().length > 0
                && LongStream.of(run.samplesNanos()).allMatch(nanos -> nanos > 0);
        MemoryReading memory = run.memory();
        return new RunFigure(
                isTimed ? RunFigures.of(run) : null,
                run.loadSeconds(),
                run.firstInferenceSeconds(),
                memory == null ? null : (double) memory.peakBytes(),
                run.energy().grossJoules(),
                run.energy().netJoules());
    }

    /** Whether its energy is known without what the device takes anyway. */
    boolean hasNetEnergy() {
        return netJoules != null && netJoules > 0;
    }

    /** Whether latency never settled. */
    boolean isUnsteady() {
        return latency != null && latency.steadyState().kind() == SteadyState.Kind.NO_STEADY;
    }

    /** In the metric's base unit; null when it is missing, or not positive and so without a logarithm to compare. */
    @Nullable
    Double of(GatedMetric metric, FigureChoice choice) {
        Double figure = switch (metric) {
            case LATENCY_P50 -> latency == null ? null : choice.centre().seconds(latency);
            case LATENCY_P90 -> latency == null ? null : latency.p90Seconds();
            case THROUGHPUT -> latency == null ? null : 1 / latency.trimmedMeanSeconds();
            case LOAD -> loadSeconds;
            case FIRST_INFERENCE -> firstInferenceSeconds;
            case PEAK_MEMORY -> peakBytes;
            case ENERGY -> choice.netEnergy() ? netJoules : grossJoules;
            case ARTIFACT_SIZE, ACCURACY, FLIP_RATE, QUALITY -> null;
        };
        return figure != null && figure > 0 && figure < Double.POSITIVE_INFINITY ? figure : null;
    }
}

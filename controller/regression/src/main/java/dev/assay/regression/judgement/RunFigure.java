package dev.assay.regression.judgement;

import dev.assay.protocol.Interference;
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
 * @param latency of the samples that nothing disturbed; null when the run has none
 * @param wholeLatency of all samples; null when the run was not timed
 * @param quietShare which part of the samples nothing disturbed, in [0, 1]
 * @param peakBytes null where the platform does not tell
 * @param grossJoules per inference; null without a sensor
 * @param netJoules without what the device takes anyway; null when that is not known
 */
public record RunFigure(
        @Nullable RunFigures latency,
        @Nullable RunFigures wholeLatency,
        double quietShare,
        double loadSeconds,
        double firstInferenceSeconds,
        @Nullable Double peakBytes,
        @Nullable Double grossJoules,
        @Nullable Double netJoules) {
    /** With a larger share of quiet samples, how latency went over the run is its own doing. */
    private static final double LEFT_ALONE_MIN = 0.95;

    /** Of a run that gave a measurement. */
    static RunFigure of(RunReport report) {
        RunMeasurement run =
                Objects.requireNonNull(report.measurement(), "a run of a block that counts has a measurement");
        boolean isTimed = run.samplesNanos().length > 0
                && LongStream.of(run.samplesNanos()).allMatch(nanos -> nanos > 0);
        RunFigures whole = isTimed ? RunFigures.of(run.samplesNanos()) : null;
        long[] undisturbed = run.undisturbedNanos();
        MemoryReading memory = run.memory();
        return new RunFigure(
                undisturbed.length == run.samplesNanos().length ? whole : latency(isTimed, undisturbed),
                whole,
                run.quietShare(),
                run.loadSeconds(),
                run.firstInferenceSeconds(),
                memory == null ? null : (double) memory.peakBytes(),
                run.energy().grossJoules(),
                run.energy().netJoules());
    }

    private static @Nullable RunFigures latency(boolean isTimed, long[] samplesNanos) {
        return isTimed && samplesNanos.length > 0 ? RunFigures.of(samplesNanos) : null;
    }

    /** What stands for its latency. */
    @Nullable
    RunFigures latency(boolean isWhole) {
        return isWhole ? wholeLatency : latency;
    }

    /** Whether others slowed the machine through most of it. */
    boolean isDisturbed() {
        return quietShare < Interference.QUIET_SHARE_MIN;
    }

    /** Whether its energy is known without what the device takes anyway. */
    boolean hasNetEnergy() {
        return netJoules != null && netJoules > 0;
    }

    /** Whether latency never settled, and nobody else can be why: a run that others slowed now and then wanders with them. */
    boolean isUnsteady() {
        return latency != null
                && quietShare >= LEFT_ALONE_MIN
                && latency.steadyState().kind() == SteadyState.Kind.NO_STEADY;
    }

    /** In the metric's base unit; null when it is missing, or not positive and so without a logarithm to compare. */
    @Nullable
    Double of(GatedMetric metric, FigureChoice choice) {
        RunFigures timed = latency(choice.whole());
        Double figure = switch (metric) {
            case LATENCY_P50 -> timed == null ? null : choice.centre().seconds(timed);
            case LATENCY_P90 -> timed == null ? null : timed.p90Seconds();
            case THROUGHPUT -> timed == null ? null : 1 / timed.trimmedMeanSeconds();
            case LOAD -> loadSeconds;
            case FIRST_INFERENCE -> firstInferenceSeconds;
            case PEAK_MEMORY -> peakBytes;
            case ENERGY -> choice.netEnergy() ? netJoules : grossJoules;
            case ARTIFACT_SIZE, ACCURACY, FLIP_RATE, QUALITY -> null;
        };
        return figure != null && figure > 0 && figure < Double.POSITIVE_INFINITY ? figure : null;
    }
}

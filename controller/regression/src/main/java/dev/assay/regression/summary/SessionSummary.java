package dev.assay.regression.summary;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one session says of one variant on one device.
 *
 * @param runsCompleted runs that gave a measurement; the figures are theirs
 * @param runFailures how the others ended
 * @param latency null, as the other figures, when no run completed
 * @param firstInferenceSeconds the first inference after loading
 * @param warmupSeconds untimed inferences between the first one and the samples
 * @param runsSteady in how many of the completed runs latency had settled when timing began
 * @param accuracy null when none was asked for, or when scoring failed: then {@code accuracyFailure} says why
 * @param warnings of the session and its runs, each once
 */
public record SessionSummary(
        int runsCompleted,
        List<RunFailure> runFailures,
        @Nullable LatencySummary latency,
        @Nullable Estimate loadSeconds,
        @Nullable Estimate firstInferenceSeconds,
        @Nullable Estimate warmupSeconds,
        int runsSteady,
        @Nullable MemorySummary memory,
        @Nullable EnergySummary energy,
        @Nullable AccuracySummary accuracy,
        @Nullable RunFailure accuracyFailure,
        List<Warning> warnings) {
    public SessionSummary {
        runFailures = List.copyOf(runFailures);
        warnings = List.copyOf(warnings);
    }

    /** Summarizes the raw report of a session. */
    public static SessionSummary of(SessionReport report) {
        return of(report.runs(), report.accuracy(), report.accuracyFailure(), report.warnings());
    }

    /** Summarizes runs that no farm was needed for. */
    public static SessionSummary of(
            List<RunReport> runs,
            @Nullable AccuracyReport accuracy,
            @Nullable RunFailure accuracyFailure,
            List<Warning> sessionWarnings) {
        List<RunMeasurement> measured = runs.stream()
                .map(RunReport::measurement)
                .filter(Objects::nonNull)
                .toList();
        List<RunFailure> failures =
                runs.stream().map(RunReport::failure).filter(Objects::nonNull).toList();
        List<Warning> warnings = new ArrayList<>(sessionWarnings);
        runs.forEach(run -> warnings.addAll(run.warnings()));
        boolean isEmpty = measured.isEmpty();
        return new SessionSummary(
                measured.size(),
                failures,
                isEmpty ? null : LatencySummary.of(measured),
                isEmpty ? null : mean(measured, RunMeasurement::loadSeconds),
                isEmpty ? null : mean(measured, RunMeasurement::firstInferenceSeconds),
                isEmpty ? null : mean(measured, run -> run.warmup().seconds()),
                (int) measured.stream().filter(run -> run.warmup().steady()).count(),
                memory(measured),
                isEmpty ? null : EnergySummary.of(measured),
                accuracy == null ? null : AccuracySummary.of(accuracy),
                accuracyFailure,
                List.copyOf(new LinkedHashSet<>(warnings)));
    }

    private static @Nullable MemorySummary memory(List<RunMeasurement> measured) {
        List<MemoryReading> readings = measured.stream()
                .map(RunMeasurement::memory)
                .filter(Objects::nonNull)
                .toList();
        if (readings.isEmpty()) {
            return null;
        }
        return new MemorySummary(
                meanBytes(readings, MemoryReading::baselineBytes),
                meanBytes(readings, MemoryReading::loadedBytes),
                meanBytes(readings, MemoryReading::peakBytes));
    }

    private static Estimate mean(List<RunMeasurement> runs, ToDoubleFunction<RunMeasurement> figure) {
        return Estimate.of(runs.stream().mapToDouble(figure).toArray());
    }

    private static Estimate meanBytes(List<MemoryReading> readings, ToLongFunction<MemoryReading> figure) {
        return Estimate.of(readings.stream().mapToDouble(figure::applyAsLong).toArray());
    }
}

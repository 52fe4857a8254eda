package dev.assay.regression.judgement;

import dev.assay.protocol.ArtifactRef;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one session and its artifact; those of a baseline are those of an identical candidate too. */
public record SameFigures(SessionSummary summary, ArtifactRef artifact) {
    /** In the metric's base unit; null where the session has none. */
    public @Nullable Double figure(GatedMetric metric) {
        LatencySummary latency = summary.latency();
        MemorySummary memory = summary.memory();
        EnergySummary energy = summary.energy();
        AccuracySummary accuracy = summary.accuracy();
        return switch (metric) {
            case LATENCY_P50 -> latency == null ? null : value(latency.p50Seconds());
            case LATENCY_P90 -> latency == null ? null : value(latency.p90Seconds());
            case LOAD -> value(summary.loadSeconds());
            case FIRST_INFERENCE -> value(summary.firstInferenceSeconds());
            case PEAK_MEMORY -> memory == null ? null : value(memory.peakBytes());
            case ENERGY ->
                energy == null ? null : value(energy.netJoules() == null ? energy.grossJoules() : energy.netJoules());
            case ARTIFACT_SIZE -> (double) artifact.bytes();
            case ACCURACY -> accuracy == null ? null : accuracy.value();
            case THROUGHPUT, FLIP_RATE, QUALITY -> null;
        };
    }

    private static @Nullable Double value(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.value();
    }

    /** Whether the baseline has a figure of it. */
    boolean isThere(GatedMetric metric) {
        return figure(metric) != null;
    }

    JudgedMetric judged(Verdict verdict) {
        Double figure = figure(verdict.metric());
        return new JudgedMetric(verdict, figure, figure, List.of());
    }
}

package dev.assay.regression.finding;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of a variant, out of what is stored of it. */
public final class VariantFigures {
    private VariantFigures() {}

    /**
     * All figures that are known.
     *
     * @param bytes length of the artifact; null when it is not known
     * @param change null when there is none
     * @param isReference whether it is the model as it came, which cannot be worse than itself
     * @param isNetEnergy see {@link #isNetEnergy}
     */
    public static Map<FigureKind, Interval> of(
            SessionSummary summary,
            @Nullable Long bytes,
            @Nullable AccuracyChange change,
            boolean isReference,
            boolean isNetEnergy) {
        Map<FigureKind, Interval> figures = new EnumMap<>(FigureKind.class);
        LatencySummary latency = summary.latency();
        if (latency != null) {
            put(figures, FigureKind.LATENCY_P50, latency.p50Seconds());
            put(figures, FigureKind.LATENCY_P90, latency.p90Seconds());
            put(figures, FigureKind.LATENCY_P99, latency.p99Seconds());
        }
        put(figures, FigureKind.LOAD, summary.loadSeconds());
        MemorySummary memory = summary.memory();
        if (memory != null) {
            put(figures, FigureKind.MEMORY_PEAK, memory.peakBytes());
        }
        if (bytes != null) {
            figures.put(FigureKind.SIZE, Interval.exact(bytes));
        }
        putEnergy(figures, summary.energy(), isNetEnergy);
        putAccuracy(figures, summary.accuracy(), change, isReference);
        return figures;
    }

    /**
     * Which energy the variants on one device are compared by: without idle power where every reading allows it, else with it;
     * never one kind with the other.
     */
    public static boolean isNetEnergy(Collection<SessionSummary> ofOneDevice) {
        return ofOneDevice.stream()
                .map(SessionSummary::energy)
                .filter(Objects::nonNull)
                .filter(energy -> energy.grossJoules() != null)
                .allMatch(energy -> energy.netJoules() != null);
    }

    private static void put(Map<FigureKind, Interval> figures, FigureKind kind, @Nullable Estimate estimate) {
        if (estimate != null) {
            figures.put(kind, Interval.of(estimate));
        }
    }

    private static void putEnergy(
            Map<FigureKind, Interval> figures, @Nullable EnergySummary energy, boolean isNetEnergy) {
        Estimate joules = energy == null ? null : isNetEnergy ? energy.netJoules() : energy.grossJoules();
        if (energy == null || joules == null) {
            return;
        }
        Double scatter = joules.halfWidth();
        Double sensor = energy.sensorUncertaintyJoules();
        // Scatter between runs and the sensor's own error band are independent, so their squares add up.
        Double halfWidth = scatter == null ? null : (Double) Math.hypot(scatter, sensor == null ? 0 : sensor);
        figures.put(FigureKind.ENERGY, Interval.of(joules.value(), halfWidth));
    }

    private static void putAccuracy(
            Map<FigureKind, Interval> figures,
            @Nullable AccuracySummary accuracy,
            @Nullable AccuracyChange change,
            boolean isReference) {
        if (accuracy == null) {
            return;
        }
        figures.put(FigureKind.ACCURACY, Interval.of(accuracy));
        if (isReference) {
            figures.put(FigureKind.ACCURACY_DROP, Interval.exact(0));
        } else if (change != null) {
            figures.put(FigureKind.ACCURACY_DROP, Interval.ofDrop(change, accuracy.examples()));
        }
    }
}

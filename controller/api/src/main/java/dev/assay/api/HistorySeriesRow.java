package dev.assay.api;

import dev.assay.regression.verdict.GatedMetric;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one cell over time.
 *
 * @param branch of the campaigns that it is made of; empty for campaigns without one
 * @param variant without the runtime's settings, {@code static-int8 rank=0.5}
 * @param axes value on every axis, the runtime's included
 * @param simulated whether its device answers from a seeded model
 * @param values how many there are
 * @param newest in the metric's base unit
 * @param newestAt ISO 8601, UTC
 * @param steps changes of level that the last study saw
 * @param sentinel model by which what the device did is taken out; null when none is named
 */
public record HistorySeriesRow(
        String id,
        String sweep,
        String branch,
        String model,
        String variant,
        Map<String, String> axes,
        String device,
        boolean simulated,
        GatedMetric metric,
        int values,
        double newest,
        String newestAt,
        int steps,
        @Nullable String sentinel) {
    public HistorySeriesRow {
        axes = Collections.unmodifiableMap(new TreeMap<>(axes));
    }
}

package dev.assay.api;

import java.util.List;

/**
 * One history as a whole: {@code GET /api/v1/history/series/{id}}.
 *
 * @param values in the order of their campaigns, at most the newest 1,000
 * @param steps first the oldest
 * @param alarms first the newest, at most 20
 */
public record HistoryView(
        HistorySeriesRow series, List<HistoryValueRow> values, List<StepRow> steps, List<AlarmRow> alarms) {
    public HistoryView {
        values = List.copyOf(values);
        steps = List.copyOf(steps);
        alarms = List.copyOf(alarms);
    }
}

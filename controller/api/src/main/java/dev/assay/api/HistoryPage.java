package dev.assay.api;

import java.util.List;

/** A part of the watched histories, by their ids: {@code GET /api/v1/history/series?offset=&limit=}. */
public record HistoryPage(int offset, List<HistorySeriesRow> series) {
    public HistoryPage {
        series = List.copyOf(series);
    }
}

package dev.assay.server.watch;

import dev.assay.regression.incident.Cell;
import dev.assay.regression.incident.CommitRange;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A figure that is watched.
 *
 * @param series number of its history
 * @param first campaign of its oldest value
 * @param last campaign of its newest value
 */
record WatchedCell(long series, Cell cell, long first, long last) {
    private static final String QUERY = """
            select history_series.*, device.profile, span.first_seq, span.last_seq
            from history_series
            join (select series_id, min(campaign_seq) as first_seq, max(campaign_seq) as last_seq
                  from history_value group by series_id) span on span.series_id = history_series.id
            left join device on device.name = history_series.device
            where history_series.branch = ?
            order by history_series.id
            """;

    static List<WatchedCell> ofBranch(Handle handle, String branch) {
        return handle.createQuery(QUERY)
                .bind(0, branch)
                .map((row, context) -> {
                    StoredSeries series = StoredSeries.of(row);
                    String profile = row.getString("profile");
                    Cell cell = new Cell(
                            series.model(),
                            series.variant(),
                            series.runtime(),
                            series.device(),
                            profile == null ? "unknown" : profile,
                            series.metric().key());
                    return new WatchedCell(series.id(), cell, row.getLong("first_seq"), row.getLong("last_seq"));
                })
                .list();
    }

    /** Whether it was measured before these campaigns and at their end: only then it could have shown a change. */
    boolean isOver(CommitRange commits) {
        return first < commits.first() && last >= commits.last();
    }
}

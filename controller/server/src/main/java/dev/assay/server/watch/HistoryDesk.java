package dev.assay.server.watch;

import dev.assay.api.AlarmRow;
import dev.assay.api.HistoryPage;
import dev.assay.api.HistorySeriesRow;
import dev.assay.api.HistoryValueRow;
import dev.assay.api.HistoryView;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Shows the histories. Thread-safe. */
public final class HistoryDesk {
    private static final int ALARMS_MAX = 20;

    private static final String SERIES = """
            select history_series.*, coalesce(device.is_simulated, false) as is_simulated, newest_value.figure,
                   newest_value.measured_at,
                   (select count(*) from history_value where history_value.series_id = history_series.id) as value_count,
                   (select count(*) from change_point where change_point.series_id = history_series.id
                                                        and change_point.is_current) as step_count
            from history_series
            join history_value newest_value on newest_value.seq = history_series.newest
            left join device on device.name = history_series.device
            where <which>
            order by history_series.id limit :rows offset :offset
            """;

    private static final String VALUES = """
            select history_value.*, campaign.id as campaign_id, campaign.revision
            from history_value join campaign on campaign.seq = history_value.campaign_seq
            where history_value.series_id = ?
            order by history_value.campaign_seq desc, history_value.seq desc limit ?
            """;

    private final FarmDatabase database;
    private final Sentinels sentinels;

    HistoryDesk(FarmDatabase database, Sentinels sentinels) {
        this.database = database;
        this.sentinels = sentinels;
    }

    /**
     * A part of all histories, by their ids.
     *
     * @param offset histories to leave out, at least 0
     * @param rowsMax at least 1
     */
    public HistoryPage page(int offset, int rowsMax) {
        return database.read(handle -> new HistoryPage(offset, select(handle, "0 = :key", 0, offset, rowsMax)));
    }

    /**
     * One history as a whole.
     *
     * @throws ProblemException when there is none (404)
     */
    public HistoryView of(String id) {
        return database.read(handle -> {
            List<HistorySeriesRow> series = RowNumber.of(id)
                    .map(number -> select(handle, "history_series.id = :key", number, 0, 1))
                    .orElse(List.of());
            if (series.isEmpty()) {
                throw ProblemException.notFound("there is no history " + id);
            }
            long number = Long.parseLong(id);
            return new HistoryView(
                    series.get(0), values(handle, number), StepRows.ofSeries(handle, number), alarms(handle, number));
        });
    }

    private List<HistorySeriesRow> select(Handle handle, String which, long key, int offset, int rowsMax) {
        Map<String, Optional<String>> sentinelByDevice = new HashMap<>();
        return handle.createQuery(SERIES)
                .define("which", which)
                .bind("key", key)
                .bind("rows", rowsMax)
                .bind("offset", offset)
                .map((row, context) -> row(
                        row,
                        sentinelByDevice.computeIfAbsent(
                                row.getString("device"), device -> sentinels.of(handle, device))))
                .list();
    }

    private static HistorySeriesRow row(ResultSet row, Optional<String> sentinel) throws SQLException {
        StoredSeries series = StoredSeries.of(row);
        return new HistorySeriesRow(
                Long.toString(series.id()),
                series.sweep(),
                series.branch(),
                series.model(),
                series.variant(),
                series.axes(),
                series.device(),
                row.getBoolean("is_simulated"),
                series.metric(),
                row.getInt("value_count"),
                row.getDouble("figure"),
                instant(row, "measured_at"),
                row.getInt("step_count"),
                sentinel.filter(model -> WatchedMetrics.followsDevice(series.metric()))
                        .orElse(null));
    }

    private static List<HistoryValueRow> values(Handle handle, long series) {
        List<HistoryValueRow> newestFirst = handle.createQuery(VALUES)
                .bind(0, series)
                .bind(1, HistoryValue.VALUES_MAX)
                .map((row, context) -> new HistoryValueRow(
                        row.getString("campaign_id"),
                        row.getString("revision"),
                        instant(row, "measured_at"),
                        row.getDouble("figure"),
                        row.getString("source_sha256"),
                        row.getString("artifact_sha256"),
                        row.getString("toolchain"),
                        row.getString("fingerprint")))
                .list();
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static List<AlarmRow> alarms(Handle handle, long series) {
        return handle.createQuery("select fast_alarm.*, suspected.id as suspect_id, bought.id as bought_id"
                        + " from fast_alarm join campaign suspected on suspected.seq = fast_alarm.suspect"
                        + " left join campaign bought on bought.seq = fast_alarm.comparison"
                        + " where fast_alarm.series_id = ? order by fast_alarm.seq desc limit ?")
                .bind(0, series)
                .bind(1, ALARMS_MAX)
                .map((row, context) -> new AlarmRow(
                        row.getDouble("share"),
                        row.getString("suspect_id"),
                        row.getString("bought_id"),
                        row.getString("note"),
                        instant(row, "raised_at")))
                .list();
    }

    private static String instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column)).toString();
    }
}

package dev.assay.server.watch;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One figure of one cell over time, as it is stored.
 *
 * @param cellIdentity hash of all that names the cell; its other figures have the same
 * @param branch empty for campaigns without one
 * @param newest number of its newest value
 */
record StoredSeries(
        long id,
        String cellIdentity,
        String sweep,
        String branch,
        String model,
        String variant,
        Map<String, String> axes,
        String device,
        GatedMetric metric,
        long newest) {
    private static final List<String> RUNTIME_AXES = List.of("provider", "threads", "batch");

    static StoredSeries of(ResultSet row) throws SQLException {
        return new StoredSeries(
                row.getLong("id"),
                row.getString("cell_identity"),
                row.getString("sweep"),
                row.getString("branch"),
                row.getString("model"),
                row.getString("variant"),
                StoredJson.read(CellAxes.class, row.getString("axes")).values(),
                row.getString("device"),
                GatedMetric.valueOf(row.getString("metric")),
                row.getLong("newest"));
    }

    static Optional<StoredSeries> find(Handle handle, long id) {
        return handle.createQuery("select * from history_series where id = ?")
                .bind(0, id)
                .map((row, context) -> of(row))
                .findOne();
    }

    /** Those with values that were not looked at yet, the longest waiting first. */
    static List<StoredSeries> behind(Handle handle, String mark, int rowsMax) {
        return handle.createQuery("select * from history_series where newest > <mark> order by newest limit ?")
                .define("mark", mark)
                .bind(0, rowsMax)
                .map((row, context) -> of(row))
                .list();
    }

    /** Settings of the runtime, for people: {@code provider=cpu threads=1 batch=1}. */
    String runtime() {
        StringBuilder text = new StringBuilder();
        for (String axis : RUNTIME_AXES) {
            String value = axes.get(axis);
            if (value != null) {
                text.append(text.length() == 0 ? "" : " ")
                        .append(axis)
                        .append('=')
                        .append(value);
            }
        }
        return text.toString();
    }

    /** Which cell it is a figure of, for people. */
    String cell() {
        return model + " · " + variant + " on " + device;
    }

    /** Its values, in the order of their campaigns; the newest so many. */
    List<HistoryValue> values(Handle handle, int valuesMax) {
        return handle.createQuery("select * from (select * from history_value where series_id = ?"
                        + " order by campaign_seq desc, seq desc limit ?) newest order by campaign_seq, seq")
                .bind(0, id)
                .bind(1, valuesMax)
                .map((row, context) -> HistoryValue.of(row))
                .list();
    }
}

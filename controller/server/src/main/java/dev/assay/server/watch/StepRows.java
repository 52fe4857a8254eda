package dev.assay.server.watch;

import dev.assay.api.StepRow;
import dev.assay.regression.verdict.GatedMetric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes of level as clients see them. */
final class StepRows {
    private static final String QUERY = """
            select change_point.*, history_series.model, history_series.variant, history_series.device,
                   history_series.metric,
                   good_campaign.id as good_id, good_campaign.revision as good_revision,
                   bad_campaign.id as bad_id, bad_campaign.revision as bad_revision,
                   likely.id as likely_id, likely.revision as likely_revision,
                   (select campaign.id from campaign where campaign.seq =
                       (select max(fast_alarm.comparison) from fast_alarm
                        join history_series same on same.id = fast_alarm.series_id
                        where same.cell_identity = history_series.cell_identity
                          and fast_alarm.suspect <= change_point.range_last
                          and fast_alarm.raised_by >= change_point.campaign_seq)) as comparison_id
            from change_point
            join history_series on history_series.id = change_point.series_id
            join history_value bad on bad.seq = change_point.bad_value
            join campaign bad_campaign on bad_campaign.seq = bad.campaign_seq
            join campaign likely on likely.seq = change_point.campaign_seq
            left join history_value good on good.seq = change_point.good_value
            left join campaign good_campaign on good_campaign.seq = good.campaign_seq
            where <which>
            order by change_point.campaign_seq, change_point.seq
            """;

    private StepRows() {}

    /** Those of one history that the last study still saw. */
    static List<StepRow> ofSeries(Handle handle, long series) {
        return select(handle, "change_point.series_id = :key and change_point.is_current", series);
    }

    /** All that ever belonged to an incident. */
    static List<StepRow> ofIncident(Handle handle, long incident) {
        return select(handle, "change_point.incident_seq = :key", incident);
    }

    private static List<StepRow> select(Handle handle, String which, long key) {
        return handle.createQuery(QUERY)
                .define("which", which)
                .bind("key", key)
                .map((row, context) -> of(row))
                .list();
    }

    private static StepRow of(ResultSet row) throws SQLException {
        return new StepRow(
                Long.toString(row.getLong("seq")),
                Long.toString(row.getLong("series_id")),
                row.getString("model") + " · " + row.getString("variant") + " on " + row.getString("device"),
                GatedMetric.valueOf(row.getString("metric")),
                row.getDouble("level_before"),
                row.getDouble("level_after"),
                row.getDouble("share"),
                row.getDouble("share_low"),
                row.getDouble("share_high"),
                row.getBoolean("is_worse"),
                row.getString("good_id"),
                row.getString("good_revision"),
                row.getString("bad_id"),
                row.getString("bad_revision"),
                row.getString("likely_id"),
                row.getString("likely_revision"),
                row.getString("sentinel"),
                row.getBoolean("is_current"),
                text(row, "incident_seq"),
                row.getString("comparison_id"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.toString(number);
    }
}

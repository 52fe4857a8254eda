package dev.assay.server.watch;

import dev.assay.regression.incident.CellChange;
import dev.assay.regression.incident.CommitRange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A change of level that the last study still sees, on its way into an incident.
 *
 * @param incident that it is in; null before it is in one
 * @param good number of the last value before it; null when there is none
 * @param lastGood campaign of that value
 * @param bad number of the first value after it
 */
record GroupedStep(
        long seq,
        @Nullable Long incident,
        CellChange change,
        @Nullable Long good,
        @Nullable Long lastGood,
        long bad) {

    static List<GroupedStep> ofBranch(Handle handle, String branch) {
        Map<Long, WatchedCell> cells = WatchedCell.ofBranch(handle, branch).stream()
                .collect(Collectors.toMap(WatchedCell::series, Function.identity()));
        return handle.createQuery("select change_point.*, good.campaign_seq as last_good from change_point"
                        + " join history_series on history_series.id = change_point.series_id"
                        + " left join history_value good on good.seq = change_point.good_value"
                        + " where history_series.branch = ? and change_point.is_current order by change_point.seq")
                .bind(0, branch)
                .map((row, context) -> new GroupedStep(
                        row.getLong("seq"),
                        row.getObject("incident_seq", Long.class),
                        new CellChange(
                                Objects.requireNonNull(cells.get(row.getLong("series_id")))
                                        .cell(),
                                new CommitRange(
                                        Math.toIntExact(row.getLong("suspect_first")),
                                        Math.toIntExact(row.getLong("range_last"))),
                                row.getBoolean("is_worse"),
                                row.getDouble("share"),
                                row.getDouble("score")),
                        row.getObject("good_value", Long.class),
                        row.getObject("last_good", Long.class),
                        row.getLong("bad_value")))
                .list();
    }
}

package dev.assay.server.progress;

import dev.assay.protocol.SessionPlan;
import dev.assay.server.job.JobState;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait or run: health checks, then by priority and age. Campaigns of the same priority take turns on each device, so that
 * the order in which they will be done is not exactly this. Thread-safe.
 */
public final class QueueView {
    private final FarmDatabase database;

    public QueueView(FarmDatabase database) {
        this.database = database;
    }

    /**
     * A part of the queue.
     *
     * @param device whose jobs are meant; null for those of every device
     * @param offset jobs to leave out, at least 0
     * @param rowsMax at least 1
     */
    public List<JobRow> page(@Nullable String device, int offset, int rowsMax) {
        String ofDevice = device == null ? "" : " and job.device = :device";
        return database.read(handle -> {
            Query query = handle.createQuery(
                            "select job.*, campaign.id as campaign_id from job left join campaign on campaign.seq = job.campaign_seq"
                                    + " where job.state in ('LEASED', 'QUEUED')" + ofDevice
                                    + " order by job.purpose, job.priority desc, job.campaign_seq, job.model_order,"
                                    + " job.variant_order, job.cell_index, job.id limit :rows offset :offset")
                    .bind("rows", rowsMax)
                    .bind("offset", offset);
            if (device != null) {
                query.bind("device", device);
            }
            return query.map((row, context) -> rowOf(row)).list();
        });
    }

    private static JobRow rowOf(ResultSet row) throws SQLException {
        return new JobRow(
                row.getString("id"),
                row.getString("device"),
                StoredJson.read(SessionPlan.class, row.getString("plan")).label(),
                row.getString("campaign_id"),
                JobState.valueOf(row.getString("state")),
                row.getInt("losses"),
                row.getString("doing"));
    }
}

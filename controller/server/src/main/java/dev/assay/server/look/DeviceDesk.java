package dev.assay.server.look;

import dev.assay.api.DeviceSessionRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Warning;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells what a device has done and what its checks found, over time. Thread-safe. */
public final class DeviceDesk {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final DeviceBook devices;

    public DeviceDesk(FarmDatabase database, DeviceBook devices) {
        this.database = database;
        this.devices = devices;
    }

    /**
     * Its health checks, the newest first.
     *
     * @param rowsMax at least 1
     * @throws ProblemException when there is no such device (404)
     */
    public List<HealthCheckRow> checks(String device, int rowsMax) {
        return database.read(handle -> {
            requireKnown(handle, device);
            return handle.createQuery(
                            "select finding from health_check where device = ? order by ended_at desc, job_id limit ?")
                    .bind(0, device)
                    .bind(1, rowsMax)
                    .map((row, context) -> StoredJson.read(HealthCheckRow.class, row.getString("finding")))
                    .list();
        });
    }

    /**
     * Its sessions, the newest first.
     *
     * @param rowsMax at least 1
     * @throws ProblemException when there is no such device (404)
     */
    public List<DeviceSessionRow> sessions(String device, int rowsMax) {
        return database.read(handle -> {
            requireKnown(handle, device);
            return handle.createQuery("""
                            select session.stored_at, session.seconds, session.celsius_start, session.celsius_max,
                                   session.summary, job.plan, job.cell_index, campaign.id as campaign_id
                            from session
                            join job on job.id = session.job_id
                            left join campaign on campaign.seq = job.campaign_seq
                            where job.device = ?
                            order by session.stored_at desc, session.job_id
                            limit ?
                            """)
                    .bind(0, device)
                    .bind(1, rowsMax)
                    .map((row, context) -> session(row))
                    .list();
        });
    }

    private void requireKnown(Handle handle, String device) {
        if (devices.find(handle, device).isEmpty()) {
            throw ProblemException.notFound("there is no device " + device);
        }
    }

    private static DeviceSessionRow session(ResultSet row) throws SQLException {
        String campaign = row.getString("campaign_id");
        SessionSummary summary = StoredJson.read(SessionSummary.class, row.getString("summary"));
        return new DeviceSessionRow(
                row.getLong("stored_at") / MILLIS_PER_SECOND,
                StoredJson.read(SessionPlan.class, row.getString("plan")).label(),
                campaign,
                campaign == null ? null : row.getInt("cell_index"),
                row.getDouble("seconds"),
                celsius(row, "celsius_start"),
                celsius(row, "celsius_max"),
                summary.warnings().stream().anyMatch(warning -> warning.kind() == Warning.Kind.THROTTLED));
    }

    private static @Nullable Double celsius(ResultSet row, String column) throws SQLException {
        double celsius = row.getDouble(column);
        return row.wasNull() ? null : celsius;
    }
}

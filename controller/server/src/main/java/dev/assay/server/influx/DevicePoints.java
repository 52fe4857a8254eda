package dev.assay.server.influx;

import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.HealthCheckRow;
import dev.assay.influx.point.Point;
import dev.assay.influx.schema.FarmField;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import dev.assay.influx.schema.TelemetryField;
import dev.assay.regression.summary.SessionConditions;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The points of {@code telemetry}, and that of the farm as a whole. Devices are bounded by {@code assay.limits.devices}, and so are their tags. */
final class DevicePoints {
    static final long NANOS_PER_MILLI = 1_000_000;

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double PERCENT = 100;

    private DevicePoints() {}

    /**
     * How a device is.
     *
     * @param minuteMillis the minute that it is sampled for, since 1970 UTC: whoever samples it again gives the same point
     */
    static String sample(DeviceRow device, long minuteMillis) {
        HealthCheckRow check = device.lastCheck();
        return tagged(device.name(), device.profile(), device.simulated())
                .code(TelemetryField.CONNECTED, device.connected())
                .whole(TelemetryField.HEALTH_CODE, InfluxSchema.code(device.health()))
                .text(TelemetryField.HEALTH, device.health().name())
                .whole(TelemetryField.QUEUE_LENGTH, device.queued())
                .code(TelemetryField.BUSY, device.state() != DeviceState.IDLE)
                .real(TelemetryField.NOISE, check == null ? null : share(check.noisePercent()))
                .real(TelemetryField.SMALLEST_CHANGE, check == null ? null : share(check.smallestChangePercent()))
                .line(minuteMillis * NANOS_PER_MILLI);
    }

    /**
     * How the farm is, and where people reach it.
     *
     * @param devices that are not retired
     * @param minuteMillis as of the devices
     */
    static String farm(int devices, FarmLinks links, long minuteMillis) {
        return new Point(Measurement.FARM)
                .whole(FarmField.DEVICES, devices)
                .text(FarmField.PUBLIC_URL, links.pages().orElse(null))
                .text(FarmField.COMMIT_URL, links.revisions().orElse(null))
                .line(minuteMillis * NANOS_PER_MILLI);
    }

    private static @Nullable Double share(@Nullable Double percent) {
        return percent == null ? null : (Double) (percent / PERCENT);
    }

    /** What a session saw of its device; empty when there is no such session. */
    static Optional<String> session(Handle handle, String jobId) {
        return handle.createQuery("select session.summary, session.conditions, session.seconds, session.stored_at,"
                        + " job.device, job.purpose, job.queued_at, job.leased_at, device.profile, device.is_simulated"
                        + " from session join job on job.id = session.job_id"
                        + " left join device on device.name = job.device where session.job_id = ?")
                .bind(0, jobId)
                .map((row, context) -> session(row))
                .findOne();
    }

    private static String session(ResultSet row) throws SQLException {
        SessionSummary summary = StoredJson.read(SessionSummary.class, row.getString("summary"));
        String stored = row.getString("conditions");
        SessionConditions conditions = stored == null ? null : StoredJson.read(SessionConditions.class, stored);
        long queued = row.getLong("queued_at");
        long leased = row.getLong("leased_at");
        Point point = tagged(row.getString("device"), row.getString("profile"), row.getBoolean("is_simulated"))
                .text(TelemetryField.PURPOSE, row.getString("purpose"))
                .real(TelemetryField.LEASE_LENGTH, row.getDouble("seconds"))
                .whole(TelemetryField.RUNS_FAILED, summary.runFailures().size());
        // The clock may have been set back since; jobs of older controllers do not know when they were queued.
        if (queued > 0 && leased >= queued) {
            point.real(TelemetryField.LEASE_WAIT, (leased - queued) / MILLIS_PER_SECOND);
        }
        if (conditions != null) {
            point.real(TelemetryField.CELSIUS_START, conditions.celsiusStart())
                    .real(TelemetryField.CELSIUS_MAX, conditions.celsiusMax())
                    .code(TelemetryField.THROTTLED, conditions.throttled())
                    .real(TelemetryField.IDLE_WATTS, conditions.idleWatts())
                    .real(TelemetryField.QUIET_SHARE, conditions.quietShare());
        }
        return point.line(row.getLong("stored_at") * NANOS_PER_MILLI);
    }

    private static Point tagged(String device, @Nullable String profile, boolean isSimulated) {
        return new Point(Measurement.TELEMETRY)
                .tag(Tag.DEVICE, device)
                .tag(Tag.PROFILE, profile)
                .tag(Tag.SIMULATED, Boolean.toString(isSimulated));
    }
}

package dev.assay.server.device;

import dev.assay.api.DeviceHealth;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.Environment;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One device.
 *
 * @param instanceId of the agent that speaks for it now
 * @param hostId of the machine that it is, or is a part of
 * @param labels those that its agent gave, with those that follow from the rest of its hello
 * @param seenAt when its agent was last heard of
 * @param profile of its kind of board; null when nobody recognised it
 * @param isSimulated whether its figures come from a seeded model and not from a measurement
 */
public record Device(
        String name,
        String instanceId,
        String hostId,
        Map<String, String> labels,
        Environment environment,
        Instant seenAt,
        @Nullable String profile,
        boolean isSimulated,
        Standing standing) {
    public Device {
        labels = Map.copyOf(labels);
    }

    /**
     * How far it is trusted.
     *
     * @param since when its health last changed; the epoch when it never did
     * @param checkAt when its next health check is due; null when none is planned
     * @param setbacks checks and quarantines in a row that did not end well
     */
    public record Standing(
            DeviceHealth health,
            String reason,
            Instant since,
            @Nullable Instant checkAt,
            int setbacks) {}

    static Device of(ResultSet row) throws SQLException {
        AgentHello hello = StoredJson.read(AgentHello.class, row.getString("hello"));
        return new Device(
                row.getString("name"),
                row.getString("instance_id"),
                row.getString("host_id"),
                hello.labels(),
                hello.environment(),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                hello.profile(),
                hello.simulated(),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        long checkAt = row.getLong("check_at");
        boolean isNoneDue = row.wasNull();
        return new Standing(
                DeviceHealth.valueOf(row.getString("health")),
                row.getString("health_reason"),
                Instant.ofEpochMilli(row.getLong("health_since")),
                isNoneDue ? null : Instant.ofEpochMilli(checkAt),
                row.getInt("setbacks"));
    }
}

package dev.assay.server.device;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.Environment;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * One device.
 *
 * @param instanceId of the agent that speaks for it now
 * @param hostId of the machine that it is, or is a part of
 * @param labels those that its agent gave, and {@code arch}
 * @param seenAt when its agent was last heard of
 */
public record Device(
        String name,
        String instanceId,
        String hostId,
        Map<String, String> labels,
        Environment environment,
        Instant seenAt) {
    public Device {
        labels = Map.copyOf(labels);
    }

    static Device of(ResultSet row) throws SQLException {
        AgentHello hello = StoredJson.read(AgentHello.class, row.getString("hello"));
        return new Device(
                row.getString("name"),
                row.getString("instance_id"),
                row.getString("host_id"),
                hello.labels(),
                hello.environment(),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }

    /** As clients see it. */
    public DeviceRow row(boolean isConnected) {
        return new DeviceRow(
                name,
                labels,
                environment,
                environment.fingerprint(),
                isConnected,
                null,
                false,
                DeviceState.IDLE,
                DeviceHealth.UNKNOWN,
                "",
                null,
                0);
    }
}

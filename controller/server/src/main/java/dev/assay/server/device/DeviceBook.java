package dev.assay.server.device;

import dev.assay.protocol.AgentHello;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which devices there are, and which of them are connected. Thread-safe. */
public final class DeviceBook {
    private static final String ARCH = "arch";
    private static final String JVM_NAME_OF_X86_64 = "amd64";

    private final FarmDatabase database;
    private final InstantSource clock;
    private final Duration silenceMax;

    /** @param silenceMax a device that was not heard of for longer is not connected */
    public DeviceBook(FarmDatabase database, InstantSource clock, Duration silenceMax) {
        this.database = database;
        this.clock = clock;
        this.silenceMax = silenceMax;
    }

    /** Writes down what an agent says of its device. */
    public void register(Handle handle, AgentHello hello) {
        AgentHello kept = withArch(hello);
        String fingerprint = hello.environment().fingerprint();
        int known = handle.execute(
                "update device set instance_id = ?, host_id = ?, hello = ?, fingerprint = ?, seen_at = ? where name = ?",
                hello.instanceId(),
                hello.hostId(),
                StoredJson.write(kept),
                fingerprint,
                clock.millis(),
                hello.deviceName());
        if (known == 0) {
            handle.execute(
                    "insert into device (instance_id, host_id, hello, fingerprint, seen_at, name)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    hello.instanceId(),
                    hello.hostId(),
                    StoredJson.write(kept),
                    fingerprint,
                    clock.millis(),
                    hello.deviceName());
        }
    }

    /** Sweeps choose devices by {@code arch: x86_64}, which the JVM calls otherwise. */
    private static AgentHello withArch(AgentHello hello) {
        Map<String, String> labels = new HashMap<>(hello.labels());
        String arch = hello.environment().arch();
        labels.putIfAbsent(ARCH, arch.equals(JVM_NAME_OF_X86_64) ? "x86_64" : arch);
        return new AgentHello(
                hello.protocolVersion(),
                hello.deviceName(),
                hello.instanceId(),
                hello.hostId(),
                labels,
                hello.environment(),
                hello.profile(),
                hello.simulated());
    }

    /** A sign of life of a device's agent; false when another agent, or none, speaks for the device. */
    public boolean heardOf(String name, String instanceId) {
        return database.note(
                        "update device set seen_at = ? where name = ? and instance_id = ?",
                        clock.millis(),
                        name,
                        instanceId)
                == 1;
    }

    /** The device of this name. */
    public Optional<Device> find(Handle handle, String name) {
        return handle.createQuery("select * from device where name = ?")
                .bind(0, name)
                .map((row, context) -> Device.of(row))
                .findOne();
    }

    /** All devices that ever were, by name. */
    public List<Device> all(Handle handle) {
        return handle.createQuery("select * from device order by name")
                .map((row, context) -> Device.of(row))
                .list();
    }

    /** As {@link #all(Handle)}, in a transaction of its own. */
    public List<Device> all() {
        return database.read(this::all);
    }

    /** Whether its agent was heard of lately. */
    public boolean isConnected(Device device) {
        return !device.seenAt().plus(silenceMax).isBefore(clock.instant());
    }
}

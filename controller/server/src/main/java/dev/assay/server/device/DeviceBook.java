package dev.assay.server.device;

import dev.assay.protocol.AgentHello;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.DeviceSelector;
import java.time.Duration;
import java.time.Instant;
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
        AgentHello kept = withFacts(hello);
        String fingerprint = hello.environment().fingerprint();
        int known = handle.execute(
                "update device set instance_id = ?, host_id = ?, hello = ?, fingerprint = ?, seen_at = ?, profile = ?,"
                        + " is_simulated = ?, is_silence_noted = false where name = ?",
                hello.instanceId(),
                hello.hostId(),
                StoredJson.write(kept),
                fingerprint,
                clock.millis(),
                hello.profile(),
                hello.simulated(),
                hello.deviceName());
        if (known == 0) {
            handle.execute(
                    "insert into device (instance_id, host_id, hello, fingerprint, seen_at, profile, is_simulated, name)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    hello.instanceId(),
                    hello.hostId(),
                    StoredJson.write(kept),
                    fingerprint,
                    clock.millis(),
                    hello.profile(),
                    hello.simulated(),
                    hello.deviceName());
        }
    }

    /**
     * Sweeps choose devices by {@code arch: x86_64}, which the JVM calls otherwise, and by what is known of the board. Whether a device
     * is simulated is a fact: a label of that name that says otherwise is not believed.
     */
    private static AgentHello withFacts(AgentHello hello) {
        Map<String, String> labels = new HashMap<>(hello.labels());
        String arch = hello.environment().arch();
        labels.putIfAbsent(ARCH, arch.equals(JVM_NAME_OF_X86_64) ? "x86_64" : arch);
        String profile = hello.profile();
        if (profile == null) {
            labels.remove(DeviceSelector.PROFILE_LABEL);
        } else {
            labels.put(DeviceSelector.PROFILE_LABEL, profile);
        }
        labels.put(DeviceSelector.SIMULATED_LABEL, Boolean.toString(hello.simulated()));
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
                        "update device set seen_at = ?, is_silence_noted = false where name = ? and instance_id = ?",
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

    /** Those that some unsettled cell waits for, by name. */
    public List<Device> withOpenCells(Handle handle) {
        return handle.createQuery(
                        "select * from device where exists (select 1 from cell where cell.device = device.name"
                                + " and cell.outcome is null) order by name")
                .map((row, context) -> Device.of(row))
                .list();
    }

    /** As {@link #all(Handle)}, in a transaction of its own. */
    public List<Device> all() {
        return database.read(this::all);
    }

    /** Nobody listened for a while: silence counts from now on. Belongs into a transaction behind the gate. */
    public void listenAnew(Handle handle) {
        handle.execute("update farm_gate set listening_since = ? where id = 1", clock.millis());
    }

    /** Whether some controller has listened all the time since then. */
    public boolean hasListenedSince(Handle handle, Instant when) {
        return handle.createQuery("select listening_since from farm_gate where id = 1")
                        .mapTo(Long.class)
                        .one()
                < when.toEpochMilli();
    }

    /** Whether its agent was heard of lately. */
    public boolean isConnected(Device device) {
        return !device.seenAt().plus(silenceMax).isBefore(clock.instant());
    }
}

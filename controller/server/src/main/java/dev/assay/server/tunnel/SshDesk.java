package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.device.DeviceName;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Notes how devices are reached over SSH, and tells it. Thread-safe. */
public final class SshDesk {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final AuditLog log;
    private final FarmKey key;

    public SshDesk(FarmDatabase database, AuditLog log, FarmKey key) {
        this.database = database;
        this.log = log;
        this.key = key;
    }

    /** What devices allow: the farm's public key. */
    public TunnelKeys keys() {
        return new TunnelKeys(List.of(key.pair().publicKey()));
    }

    /**
     * Notes how a device is reached. A tunnel that it has by an earlier note ends.
     *
     * @throws ProblemException when something in it cannot be so (400); all of it is told at once
     */
    public void put(Actor actor, String device, SshAccess access) {
        requireDevice(device);
        List<String> problems = AccessProblems.of(access);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(
                    "nothing was noted for " + device + ": " + String.join("; ", problems), problems);
        }
        database.run(handle -> {
            String json = StoredJson.write(access);
            boolean isWanted = !access.tunnelPorts().isEmpty();
            int changed = handle.execute(
                    "update ssh_access set revision = revision + 1, access = ?, tunnel_wanted = ?, tunnel_owner = null,"
                            + " tunnel_until = null, tunnel_port = null, tunnel_since = null, tunnel_error = null,"
                            + " tunnel_error_at = null where device = ?",
                    json,
                    isWanted,
                    device);
            if (changed == 0) {
                handle.execute(
                        "insert into ssh_access (device, revision, access, tunnel_wanted) values (?, 1, ?, ?)",
                        device,
                        json,
                        isWanted);
            }
            String way = access.user() + "@" + access.host() + ":" + access.port();
            log.note(handle, actor.name(), "device.ssh", device, AuditLog.Outcome.DONE, way);
        });
    }

    /**
     * How a device is reached.
     *
     * @throws ProblemException when nobody said (404)
     */
    public SshAccess get(String device) {
        requireDevice(device);
        return database.read(handle -> handle.createQuery("select access from ssh_access where device = ?")
                .bind(0, device)
                .map((row, context) -> StoredJson.read(SshAccess.class, row.getString("access")))
                .findOne()
                .orElseThrow(() -> unknown(device)));
    }

    /**
     * The tunnel of a device.
     *
     * @throws ProblemException when nobody said how it is reached (404)
     */
    public TunnelRow tunnel(String device) {
        requireDevice(device);
        return database.read(handle -> row(handle, device));
    }

    private static TunnelRow row(Handle handle, String device) {
        return handle.createQuery("select * from ssh_access where device = ?")
                .bind(0, device)
                .map((row, context) -> new TunnelRow(
                        row.getBoolean("tunnel_wanted"),
                        row.getObject("tunnel_port", Integer.class),
                        seconds(row.getObject("tunnel_since", Long.class)),
                        row.getString("tunnel_error"),
                        seconds(row.getObject("tunnel_error_at", Long.class))))
                .findOne()
                .orElseThrow(() -> unknown(device));
    }

    /** Forgets how a device is reached; its tunnel ends. Doing it twice is harmless. */
    public void forget(Actor actor, String device) {
        requireDevice(device);
        database.run(handle -> {
            if (handle.execute("delete from ssh_access where device = ?", device) > 0) {
                log.note(handle, actor.name(), "device.ssh", device, AuditLog.Outcome.DONE, "forgotten");
            }
        });
    }

    private static @org.jspecify.annotations.Nullable Double seconds(@org.jspecify.annotations.Nullable Long millis) {
        return millis == null ? null : millis / MILLIS_PER_SECOND;
    }

    private static void requireDevice(String device) {
        if (!DeviceName.isWellFormed(device)) {
            throw ProblemException.invalid(DeviceName.refusal(device));
        }
    }

    private static ProblemException unknown(String device) {
        return ProblemException.notFound("nobody said how " + device + " is reached over SSH");
    }
}

package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Which controller keeps which tunnel. Each statement is a condition and a change in one, so that of several controllers one alone has a
 * tunnel. Thread-safe.
 */
public final class TunnelBook {
    /** A controller that was not heard of for so long keeps no tunnel any more. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int ERROR_CHARACTERS_MAX = 1_000;

    private final FarmDatabase database;
    private final InstantSource clock;

    public TunnelBook(FarmDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Every device that needs a tunnel. */
    List<TunnelWish> wishes() {
        long now = clock.millis();
        return database.read(
                handle -> handle.createQuery("select * from ssh_access where tunnel_wanted = true order by device")
                        .map((row, context) -> wish(row, now))
                        .list());
    }

    private static TunnelWish wish(ResultSet row, long now) throws SQLException {
        boolean isHeld = row.getLong("tunnel_until") > now;
        return new TunnelWish(
                row.getString("device"),
                row.getLong("revision"),
                StoredJson.read(SshAccess.class, row.getString("access")),
                isHeld ? row.getString("tunnel_owner") : null);
    }

    /** Takes the right to a tunnel; false when another controller has it, or when the access has changed. */
    boolean claim(TunnelWish wish, String self) {
        long now = clock.millis();
        return database.note(
                        "update ssh_access set tunnel_owner = ?, tunnel_until = ?, tunnel_port = null, tunnel_since = null"
                                + " where device = ? and revision = ?"
                                + " and (tunnel_owner is null or tunnel_owner = ? or tunnel_until <= ?)",
                        self,
                        now + LEASE.toMillis(),
                        wish.device(),
                        wish.revision(),
                        self,
                        now)
                == 1;
    }

    /** Keeps all the rights that this controller has and that have not run out. */
    void renew(String self) {
        long now = clock.millis();
        database.note(
                "update ssh_access set tunnel_until = ? where tunnel_owner = ? and tunnel_until > ?",
                now + LEASE.toMillis(),
                self,
                now);
    }

    /** Notes that the tunnel stands; false when the right to it is gone. */
    boolean connected(TunnelWish wish, String self, int port) {
        return database.note(
                        "update ssh_access set tunnel_port = ?, tunnel_since = ? where device = ? and revision = ?"
                                + " and tunnel_owner = ?",
                        port,
                        clock.millis(),
                        wish.device(),
                        wish.revision(),
                        self)
                == 1;
    }

    /** Gives the right up, with the reason. */
    void failed(TunnelWish wish, String self, String error) {
        database.note(
                "update ssh_access set tunnel_owner = null, tunnel_until = null, tunnel_port = null, tunnel_since = null,"
                        + " tunnel_error = ?, tunnel_error_at = ? where device = ? and revision = ? and tunnel_owner = ?",
                error.length() > ERROR_CHARACTERS_MAX ? error.substring(0, ERROR_CHARACTERS_MAX) : error,
                clock.millis(),
                wish.device(),
                wish.revision(),
                self);
    }

    /** Gives all rights up, when the controller stops in good order. */
    void leave(String self) {
        database.note(
                "update ssh_access set tunnel_owner = null, tunnel_until = null, tunnel_port = null, tunnel_since = null"
                        + " where tunnel_owner = ?",
                self);
    }
}

package dev.assay.server.access;

import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes refused tokens into the audit log: one row a minute at most, with the number of those that had none of their own, so that
 * whoever guesses cannot push everything else out of it. Thread-safe.
 */
public final class RefusedSignIns {
    private static final System.Logger LOG = System.getLogger(RefusedSignIns.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final FarmDatabase database;
    private final AuditLog log;
    private final InstantSource clock;
    private @Nullable Instant writtenAt;
    private long unwritten;

    public RefusedSignIns(FarmDatabase database, AuditLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Notes one.
     *
     * @param address of the sender
     * @param reason as the sender heard it
     */
    void note(String address, String reason) {
        long before;
        synchronized (this) {
            Instant now = clock.instant();
            if (writtenAt != null && now.isBefore(writtenAt.plus(QUIET))) {
                unwritten++;
                return;
            }
            writtenAt = now;
            before = unwritten;
            unwritten = 0;
        }
        String detail = before == 0 ? reason : reason + " (and " + before + " refused before, since the last entry)";
        try {
            database.run(handle -> log.note(handle, "unknown", "sign-in", address, AuditLog.Outcome.REFUSED, detail));
        } catch (ProblemException e) {
            // The store is away; what the sender hears must not change by that.
            LOG.log(System.Logger.Level.WARNING, "a refused sign-in of " + address + " is not in the audit log");
        }
    }
}

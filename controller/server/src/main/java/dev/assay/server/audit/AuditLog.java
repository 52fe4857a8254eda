package dev.assay.server.audit;

import dev.assay.api.AuditRow;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What people changed, and who was refused: one row each, written in the transaction of the change, so that there is neither
 * without the other. Holds so many of the newest rows. Thread-safe.
 */
public final class AuditLog {
    /** How an action ended, as {@link AuditRow#outcome()} says it. */
    public enum Outcome {
        /** It was done. */
        DONE("done"),
        /** It was not allowed. */
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private static final int ACTOR_CHARACTERS_MAX = 100;
    private static final int ACTION_CHARACTERS_MAX = 40;
    private static final int SUBJECT_CHARACTERS_MAX = 200;
    private static final int DETAIL_CHARACTERS_MAX = 1_000;
    /** Old rows go so many at a time: a count for each new row would cost more than the row. */
    private static final int PRUNED_EVERY = 100;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final InstantSource clock;
    private final int rowsMax;

    /** @param rowsMax at least 100; some more may be there for a moment */
    public AuditLog(InstantSource clock, int rowsMax) {
        if (rowsMax < PRUNED_EVERY) {
            throw new IllegalArgumentException(
                    "assay.limits.audit-entries is " + rowsMax + "; expected at least " + PRUNED_EVERY);
        }
        this.clock = clock;
        this.rowsMax = rowsMax;
    }

    /**
     * Writes one row. Texts that are too long lose their end.
     *
     * @param handle of the transaction that makes the change
     * @param actor name of the token, or {@code assay}
     * @param action {@code device.drain}, {@code token.create}, …
     * @param subject what it was done to: a name or an id; never a secret
     */
    public void note(Handle handle, String actor, String action, String subject, Outcome outcome, String detail) {
        long seq = handle.createUpdate("insert into audit (at, actor, action, subject, outcome, detail)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, clock.millis())
                .bind(1, cut(actor, ACTOR_CHARACTERS_MAX))
                .bind(2, cut(action, ACTION_CHARACTERS_MAX))
                .bind(3, cut(subject, SUBJECT_CHARACTERS_MAX))
                .bind(4, outcome.word)
                .bind(5, cut(detail, DETAIL_CHARACTERS_MAX))
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        if (seq % PRUNED_EVERY == 0) {
            handle.execute("delete from audit where seq <= ?", seq - rowsMax);
        }
    }

    /** NUL, which PostgreSQL takes in no text, and half of a surrogate pair at the cut become harmless. */
    private static String cut(String text, int charactersMax) {
        String printable = text.replace('\0', ' ');
        if (printable.length() <= charactersMax) {
            return printable;
        }
        int end = Character.isHighSurrogate(printable.charAt(charactersMax - 1)) ? charactersMax - 1 : charactersMax;
        return printable.substring(0, end);
    }

    /** The newest rows, first the newest. */
    public List<AuditRow> newest(Handle handle, int limit) {
        return handle.createQuery("select * from audit order by seq desc limit ?")
                .bind(0, limit)
                .map((row, context) -> new AuditRow(
                        row.getLong("at") / MILLIS_PER_SECOND,
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
    }
}

package dev.assay.server.influx;

import dev.assay.api.DeadLetterRow;
import dev.assay.api.InfluxReplayed;
import dev.assay.influx.point.LineIdentity;
import dev.assay.influx.write.Delivery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Points that InfluxDB refused, with its words. The oldest are kept: they say what went wrong first, and the points of campaigns can be made
 * again from the store. A refused point is forgotten once InfluxDB has a newer form of it, which it would overwrite. Thread-safe.
 */
final class DeadLetters {
    private static final System.Logger LOG = System.getLogger(DeadLetters.class.getName());

    private final long lettersMax;
    private final InstantSource clock;
    private final AtomicBoolean isFull = new AtomicBoolean();

    /** A refused point that has left the outbox. */
    private record Burial(Delivery.Refusal refusal, long toldSeq) {
        /** Empty when it is there no more: another controller has buried it. */
        static Optional<Burial> of(Handle handle, Delivery.Refusal refusal) {
            long seq = refusal.line().id();
            Optional<Long> told = handle.createQuery("select coalesce(told_seq, seq) from influx_outbox where seq = ?")
                    .bind(0, seq)
                    .mapTo(Long.class)
                    .findOne();
            return handle.execute("delete from influx_outbox where seq = ?", seq) == 1
                    ? told.map(number -> new Burial(refusal, number))
                    : Optional.empty();
        }
    }

    DeadLetters(long lettersMax, InstantSource clock) {
        this.lettersMax = lettersMax;
        this.clock = clock;
    }

    /** Takes them out of the outbox, keeps as many as there is room for, and counts the others. */
    void bury(Handle handle, List<Delivery.Refusal> all) {
        List<Burial> refused = all.stream()
                .map(refusal -> Burial.of(handle, refusal))
                .flatMap(Optional::stream)
                .toList();
        if (refused.isEmpty()) {
            return;
        }
        long room = Math.max(0, lettersMax - count(handle));
        int kept = (int) Math.min(room, refused.size());
        PreparedBatch batch = handle.prepareBatch(
                "insert into influx_dead_letter (line, point_id, told_seq, words, refused_at) values (?, ?, ?, ?, ?)");
        for (Burial burial : refused.subList(0, kept)) {
            String line = burial.refusal().line().text();
            batch.bind(0, line)
                    .bind(1, LineIdentity.of(line))
                    .bind(2, burial.toldSeq())
                    .bind(3, Outbox.cut(burial.refusal().words()))
                    .bind(4, clock.millis())
                    .add();
        }
        if (kept > 0) {
            batch.execute();
        }
        drop(handle, refused.size() - kept);
    }

    private void drop(Handle handle, int letters) {
        if (letters > 0) {
            DrainBook.drop(handle, letters);
        }
        if (isFull.getAndSet(letters > 0) != (letters > 0)) {
            LOG.log(
                    letters > 0 ? System.Logger.Level.ERROR : System.Logger.Level.INFO,
                    letters > 0
                            ? "{0,number,#} refused points are kept, all that assay.influx.dead-letters allows; further ones"
                                    + " are only counted"
                            : "there is room for refused points again (limit {0,number,#})",
                    lettersMax);
        }
    }

    /** InfluxDB has these, which are still in the outbox: what it refused of the same points before must not come back. */
    static void forgetOlder(Handle handle, List<Delivery.Line> written) {
        boolean isAny = handle.createQuery("select 1 from influx_dead_letter limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isAny || written.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("delete from influx_dead_letter where point_id = ? and told_seq <"
                + " (select coalesce(told_seq, seq) from influx_outbox where seq = ?)");
        written.forEach(line ->
                batch.bind(0, LineIdentity.of(line.text())).bind(1, line.id()).add());
        int forgotten = Arrays.stream(batch.execute()).sum();
        if (forgotten > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "InfluxDB has newer forms of {0,number,#} points that it had refused, which are dead letters no more",
                    forgotten);
        }
    }

    static long count(Handle handle) {
        return handle.createQuery("select count(*) from influx_dead_letter")
                .mapTo(Long.class)
                .one();
    }

    /** The oldest, at most so many. */
    static List<DeadLetterRow> oldest(Handle handle, int rowsMax) {
        return handle.createQuery("select * from influx_dead_letter order by seq limit ?")
                .bind(0, rowsMax)
                .map((row, context) -> new DeadLetterRow(
                        Long.toString(row.getLong("seq")),
                        row.getString("line"),
                        row.getString("words"),
                        Instant.ofEpochMilli(row.getLong("refused_at")).toString()))
                .list();
    }

    /**
     * Puts them back into the outbox, behind what waits there; but for those of which a newer form waits there, which go away. Belongs behind
     * the gate, so that none comes meanwhile.
     *
     * @param ids of ids that are not there (any more) nothing is said
     */
    static InfluxReplayed replay(Handle handle, List<Long> ids, long nowMillis) {
        int sent = 0;
        int outdated = 0;
        for (long id : ids) {
            boolean isOutdated = isOutdated(handle, id);
            if (!isOutdated) {
                handle.execute(
                        "insert into influx_outbox (line, point_id, told_seq, written_at)"
                                + " select line, point_id, told_seq, ? from influx_dead_letter where seq = ?",
                        nowMillis,
                        id);
            }
            int gone = handle.execute("delete from influx_dead_letter where seq = ?", id);
            sent += isOutdated ? 0 : gone;
            outdated += isOutdated ? gone : 0;
        }
        return new InfluxReplayed(sent, outdated);
    }

    /** By number, since the drain may bury another one at any moment, which must not be taken away unseen. */
    static List<Long> all(Handle handle) {
        return handle.createQuery("select seq from influx_dead_letter order by seq")
                .mapTo(Long.class)
                .list();
    }

    private static boolean isOutdated(Handle handle, long id) {
        return handle.createQuery("select 1 from influx_dead_letter letter join influx_outbox waiting"
                        + " on waiting.point_id = letter.point_id and coalesce(waiting.told_seq, waiting.seq) > letter.told_seq"
                        + " where letter.seq = ? limit 1")
                .bind(0, id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}

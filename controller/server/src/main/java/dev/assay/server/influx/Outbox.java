package dev.assay.server.influx;

import dev.assay.influx.point.LineIdentity;
import dev.assay.influx.write.Delivery;
import dev.assay.server.store.FarmDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Points that wait for InfluxDB, in the order in which they were written; and those that it refused. When too many wait, nothing is taken
 * in any more: {@link #hasRoom} says so, and whoever writes notes what is owed instead. Thread-safe.
 */
public final class Outbox {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final int WORDS_CHARACTERS_MAX = 1_900;

    private final FarmDatabase database;
    private final OutboxTerms terms;
    private final InstantSource clock;
    private final DeadLetters letters;
    private final AtomicBoolean isFull = new AtomicBoolean();

    public Outbox(FarmDatabase database, OutboxTerms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.letters = new DeadLetters(terms.deadLettersMax(), clock);
    }

    /** Whether another point may be put in; says loudly when that changes. */
    boolean hasRoom(Handle handle) {
        boolean isFullNow = length(handle) >= terms.rowsMax();
        if (isFullNow != isFull.getAndSet(isFullNow)) {
            LOG.log(
                    isFullNow ? System.Logger.Level.ERROR : System.Logger.Level.INFO,
                    isFullNow
                            ? "{0,number,#} points wait for InfluxDB, all that assay.influx.outbox-rows allows; from now on"
                                    + " campaigns are noted to be written later, and telemetry and events are left out"
                            : "the outbox for InfluxDB has room again (limit {0,number,#})",
                    terms.rowsMax());
        }
        return !isFullNow;
    }

    /** Whether it is so empty that what was owed may be written. */
    boolean isHalfEmpty(Handle handle) {
        return length(handle) < terms.rowsMax() / 2;
    }

    /** How many wait, at most: numbers that were given to nobody count, so that nothing has to be counted. */
    private static long length(Handle handle) {
        return handle.createQuery("select coalesce(max(seq) - min(seq) + 1, 0) from influx_outbox")
                .mapTo(Long.class)
                .one();
    }

    /** Puts points in. Belongs into the transaction of what they tell. */
    void put(Handle handle, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        long now = clock.millis();
        PreparedBatch batch =
                handle.prepareBatch("insert into influx_outbox (line, point_id, written_at) values (?, ?, ?)");
        lines.forEach(line ->
                batch.bind(0, line).bind(1, LineIdentity.of(line)).bind(2, now).add());
        batch.execute();
    }

    /** The oldest, at most so many and so many characters together, but at least one if any waits. */
    List<Delivery.Line> oldest(int linesMax, int charactersMax) {
        return database.read(handle -> {
            List<Delivery.Line> lines = new ArrayList<>();
            int[] characters = new int[1];
            handle
                    .createQuery("select seq, line from influx_outbox order by seq limit ?")
                    .bind(0, linesMax)
                    .map((row, context) -> new Delivery.Line(row.getLong("seq"), row.getString("line")))
                    .stream()
                    .takeWhile(line -> {
                        characters[0] += line.text().length();
                        return lines.isEmpty() || characters[0] <= charactersMax;
                    })
                    .forEach(lines::add);
            return lines;
        });
    }

    /**
     * Takes out what InfluxDB has, and buries what it will never take; returns how many points it has that had still waited.
     *
     * @param lines that were to be delivered
     */
    int settle(Handle handle, List<Delivery.Line> lines, Delivery delivery) {
        letters.bury(handle, delivery.refused());
        if (delivery.written().isEmpty()) {
            return 0;
        }
        Set<Long> written = Set.copyOf(delivery.written());
        DeadLetters.forgetOlder(
                handle,
                lines.stream().filter(line -> written.contains(line.id())).toList());
        PreparedBatch batch = handle.prepareBatch("delete from influx_outbox where seq = ?");
        delivery.written().forEach(seq -> batch.bind(0, seq).add());
        return Arrays.stream(batch.execute()).sum();
    }

    static String cut(String words) {
        return words.length() <= WORDS_CHARACTERS_MAX ? words : words.substring(0, WORDS_CHARACTERS_MAX) + "…";
    }
}

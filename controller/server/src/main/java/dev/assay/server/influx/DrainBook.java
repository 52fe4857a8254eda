package dev.assay.server.influx;

import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which controller drains, and what InfluxDB answered last: one row, shared by all controllers. Thread-safe. */
public final class DrainBook {
    /** A controller that dies loses the right after this; a request must take less. */
    static final Duration RIGHT = Duration.ofMinutes(2);

    private final FarmDatabase database;
    private final InstantSource clock;

    public DrainBook(FarmDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is known of the drain.
     *
     * @param answeredMillis when InfluxDB was heard of last, or not reached; null before the first time
     * @param answer what it said; null when it had said nothing
     * @param alarm why nothing is written until a person changes something; null when all is well
     * @param retryMillis when it is tried again; null when nothing keeps it
     * @param failures in a row
     * @param written points, ever
     * @param leftOut points that were never written because the outbox was full
     * @param faults tellings that came to no point
     * @param lettersDropped points that were refused and not kept
     */
    record State(
            @Nullable Long answeredMillis,
            @Nullable String answer,
            @Nullable String alarm,
            @Nullable Long retryMillis,
            int failures,
            long written,
            long leftOut,
            long faults,
            long lettersDropped) {

        static State of(ResultSet row) throws SQLException {
            long answered = row.getLong("answered_at");
            boolean isNever = row.wasNull();
            long retry = row.getLong("retry_at");
            boolean isFree = row.wasNull();
            return new State(
                    isNever ? null : (Long) answered,
                    row.getString("answer"),
                    row.getString("alarm"),
                    isFree ? null : (Long) retry,
                    row.getInt("failures"),
                    row.getLong("written"),
                    row.getLong("left_out"),
                    row.getLong("faults"),
                    row.getLong("letters_dropped"));
        }
    }

    /** Takes the right to drain, or keeps it; false while another controller has it. */
    boolean claim(String controller) {
        long now = clock.millis();
        long until = now + RIGHT.toMillis();
        // A right that lasts longer than any was given by a clock that has been set back since.
        return database.note(
                        "update influx_drain set owner = ?, owned_until = ? where id = 1"
                                + " and (owner is null or owner = ? or owned_until <= ? or owned_until > ?)",
                        controller,
                        until,
                        controller,
                        now,
                        until + RIGHT.toMillis())
                == 1;
    }

    /** Whether the right is this controller's, which it then keeps until the transaction ends; even if it has run out, and nobody has taken it. */
    boolean isStillOf(Handle handle, String controller) {
        return handle.execute(
                        "update influx_drain set owned_until = ? where id = 1 and owner = ?",
                        clock.millis() + RIGHT.toMillis(),
                        controller)
                == 1;
    }

    /** Gives the right up. */
    void leave(String controller) {
        database.note("update influx_drain set owner = null, owned_until = 0 where id = 1 and owner = ?", controller);
    }

    /** InfluxDB has taken or refused points. */
    void wrote(Handle handle, int written) {
        handle.execute(
                "update influx_drain set answered_at = ?, answer = null, alarm = null, retry_at = null, failures = 0,"
                        + " written = written + ? where id = 1",
                clock.millis(),
                written);
    }

    /** It has not, and is tried again then. */
    void failed(Handle handle, String answer, boolean isAlarm, int failures, Instant retryAt) {
        handle.execute(
                "update influx_drain set answered_at = ?, answer = ?, alarm = ?, retry_at = ?, failures = ? where id = 1",
                clock.millis(),
                Outbox.cut(answer),
                isAlarm ? Outbox.cut(answer) : null,
                retryAt.toEpochMilli(),
                failures);
    }

    State state(Handle handle) {
        return handle.createQuery("select * from influx_drain where id = 1")
                .map((row, context) -> State.of(row))
                .one();
    }

    /** So many points were not put in, since too many wait. */
    static void leaveOut(Handle handle, int points) {
        handle.execute("update influx_drain set left_out = left_out + ? where id = 1", points);
    }

    /** Something came to no point. */
    static void countFault(Handle handle) {
        handle.execute("update influx_drain set faults = faults + 1 where id = 1");
    }

    /** So many refused points were not kept. */
    static void drop(Handle handle, int letters) {
        handle.execute("update influx_drain set letters_dropped = letters_dropped + ? where id = 1", letters);
    }

    /** Whether devices are to be sampled for this minute; true once for each, whoever asks. */
    static boolean takeMinute(Handle handle, long minuteMillis) {
        return handle.execute(
                        "update influx_drain set sampled_at = ? where id = 1 and sampled_at <> ?",
                        minuteMillis,
                        minuteMillis)
                == 1;
    }
}

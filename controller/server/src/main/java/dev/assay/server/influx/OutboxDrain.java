package dev.assay.server.influx;

import dev.assay.influx.write.Delivery;
import dev.assay.influx.write.LineWriter;
import dev.assay.influx.write.WriteAnswer;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outbox to InfluxDB, in order, one request at a time, and by one controller at a time. A point leaves the outbox when InfluxDB has
 * answered that it has it, or that it will never take it; whatever else happens it is sent again, and overwrites itself. One thread calls
 * {@link #turn}, again and again; {@link #close} may come from another.
 */
public final class OutboxDrain implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OutboxDrain.class.getName());
    private static final int LINES_MAX = 1_000;
    private static final int CHARACTERS_MAX = 1_000_000;

    private final FarmDatabase database;
    private final Outbox outbox;
    private final DrainBook book;
    private final LineWriter writer;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String self;
    private volatile boolean isClosed;
    private @Nullable Instant retryAt;
    private @Nullable WriteAnswer trouble;
    private int failures;

    /** @param self id of this controller's process */
    public OutboxDrain(
            FarmDatabase database,
            Outbox outbox,
            LineWriter writer,
            RandomGenerator random,
            InstantSource clock,
            String self) {
        this.database = database;
        this.outbox = outbox;
        this.book = new DrainBook(database, clock);
        this.writer = writer;
        this.random = random;
        this.clock = clock;
        this.self = self;
    }

    /** Sends what waits until nothing does, or something keeps it; then it is tried again when the time for it has come. */
    public void turn() {
        if (!isWanted() || isWaiting()) {
            return;
        }
        List<Delivery.Line> lines = outbox.oldest(LINES_MAX, CHARACTERS_MAX);
        while (!lines.isEmpty()) {
            Delivery delivery = Delivery.of(lines, writer, this::isWanted);
            note(delivery);
            if (delivery.end() != null || !isWanted()) {
                return;
            }
            lines = outbox.oldest(LINES_MAX, CHARACTERS_MAX);
        }
    }

    /** Not after the end, nor while another controller drains: it may have begun when this one slept. */
    private boolean isWanted() {
        return !isClosed && book.claim(self);
    }

    private boolean isWaiting() {
        Instant when = retryAt;
        if (when == null) {
            return false;
        }
        Duration left = Duration.between(clock.instant(), when);
        // A clock that was set back must not keep it for longer than any pause.
        return !left.isNegative() && !left.isZero() && left.compareTo(Duration.ofHours(2)) < 0;
    }

    private void note(Delivery delivery) {
        for (Delivery.Refusal refusal : delivery.refused()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "InfluxDB refuses a point, which is kept as a dead letter (see \"assay influx replay --show\"): {0}",
                    refusal.words());
        }
        WriteAnswer end = delivery.end();
        boolean isHeard = !delivery.written().isEmpty() || !delivery.refused().isEmpty();
        failures = end == null ? 0 : isHeard ? 1 : failures + 1;
        retryAt = end == null ? null : clock.instant().plus(DrainBackoff.after(end, failures, random));
        boolean isAlarm = end != null && end.kind() == WriteAnswer.Kind.STOPPED;
        Instant again = retryAt;
        database.noteAll(handle -> {
            outbox.settle(handle, delivery);
            if (isHeard) {
                book.wrote(handle, delivery.written().size());
            }
            if (end != null && again != null) {
                book.failed(handle, end.words(), isAlarm, failures, again);
            }
        });
        say(end, isHeard);
    }

    /** Once when trouble begins, when it becomes another kind, and when it is over. */
    private void say(@Nullable WriteAnswer end, boolean isHeard) {
        WriteAnswer before = trouble;
        trouble = end != null ? end : isHeard ? null : before;
        if (end != null && (before == null || before.kind() != end.kind())) {
            boolean isAlarm = end.kind() == WriteAnswer.Kind.STOPPED;
            LOG.log(
                    isAlarm ? System.Logger.Level.ERROR : System.Logger.Level.WARNING,
                    isAlarm
                            ? "InfluxDB takes nothing until a setting is changed, here or there; points wait: {0}"
                            : "InfluxDB cannot be written to for the moment, and is tried again; points wait: {0}",
                    end.words());
        } else if (before != null && trouble == null) {
            LOG.log(System.Logger.Level.INFO, "InfluxDB takes points again");
        }
    }

    /** Ends after the request that is under way, and lets another controller go on at once. */
    @Override
    public void close() {
        isClosed = true;
        book.leave(self);
    }
}

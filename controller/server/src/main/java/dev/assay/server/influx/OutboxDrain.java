package dev.assay.server.influx;

import dev.assay.influx.write.Delivery;
import dev.assay.influx.write.LineWriter;
import dev.assay.influx.write.WriteAnswer;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outbox to InfluxDB, in order, one request at a time, and by one controller at a time. A point leaves the outbox when InfluxDB has
 * answered that it has it, or that it will never take it; whatever else happens it is sent again, and overwrites itself. One thread calls
 * {@link #turn}, again and again; {@link #close} may come from another.
 */
public final class OutboxDrain implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OutboxDrain.class.getName());
    private static final int CHARACTERS_MAX = 1_000_000;

    /** No pause is longer; one that seems to be was noted by a clock that has been set back since. */
    private static final Duration PAUSE_MAX = Duration.ofHours(2);

    private final FarmDatabase database;
    private final Outbox outbox;
    private final DrainBook book;
    private final LineWriter writer;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final String self;
    private final BatchSize size = new BatchSize();
    private volatile boolean isClosed;
    private boolean hasTried;
    private @Nullable WriteAnswer trouble;

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
        if (!isWanted()) {
            return;
        }
        DrainBook.State state = database.read(book::state);
        if (isWaiting(state)) {
            return;
        }
        int failures = state.failures();
        List<Delivery.Line> lines = outbox.oldest(size.lines(), CHARACTERS_MAX);
        while (!lines.isEmpty()) {
            hasTried = true;
            Delivery delivery = Delivery.of(lines, writer, this::isWanted);
            note(lines, delivery, failures);
            if (delivery.end() != null || !isWanted()) {
                return;
            }
            failures = 0;
            lines = outbox.oldest(size.lines(), CHARACTERS_MAX);
        }
    }

    /** Not after the end, nor while another controller drains: it may have begun when this one slept. */
    private boolean isWanted() {
        return !isClosed && book.claim(self);
    }

    /** What a server asked to wait holds for every controller, and over a restart; only what a person must mend may be mended by one. */
    private boolean isWaiting(DrainBook.State state) {
        Long when = state.retryMillis();
        if (when == null || (state.alarm() != null && !hasTried)) {
            return false;
        }
        Duration left = Duration.between(clock.instant(), Instant.ofEpochMilli(when));
        return !left.isNegative() && !left.isZero() && left.compareTo(PAUSE_MAX) < 0;
    }

    private void note(List<Delivery.Line> lines, Delivery delivery, int failuresBefore) {
        WriteAnswer end = delivery.end();
        resize(lines.size(), delivery);
        AtomicBoolean isMine = new AtomicBoolean();
        database.noteAll(handle -> {
            // Another controller may have taken over while this one waited for an answer, and delivers these itself.
            isMine.set(book.isStillOf(handle, self));
            if (isMine.get()) {
                finish(handle, lines, delivery, failuresBefore);
            }
        });
        if (isMine.get()) {
            delivery.refused().forEach(OutboxDrain::say);
            say(end, isHeard(delivery));
        }
    }

    private static boolean isHeard(Delivery delivery) {
        return !delivery.written().isEmpty() || !delivery.refused().isEmpty();
    }

    private void resize(int sent, Delivery delivery) {
        WriteAnswer end = delivery.end();
        if (end != null && end.kind() == WriteAnswer.Kind.LATER) {
            size.failed(sent);
        } else if (delivery.written().size() == sent) {
            size.passed(sent);
        }
    }

    private void finish(Handle handle, List<Delivery.Line> lines, Delivery delivery, int failuresBefore) {
        WriteAnswer end = delivery.end();
        boolean isHeard = isHeard(delivery);
        int written = outbox.settle(handle, lines, delivery);
        if (isHeard) {
            book.wrote(handle, written);
        }
        if (end != null) {
            int failures = isHeard ? 1 : failuresBefore + 1;
            Instant again = clock.instant().plus(DrainBackoff.after(end, failures, random));
            book.failed(handle, end.words(), end.kind() == WriteAnswer.Kind.STOPPED, failures, again);
        }
    }

    private static void say(Delivery.Refusal refusal) {
        LOG.log(
                System.Logger.Level.ERROR,
                "InfluxDB refuses a point (\"assay influx replay --show\" shows those that are kept): {0}",
                refusal.words());
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

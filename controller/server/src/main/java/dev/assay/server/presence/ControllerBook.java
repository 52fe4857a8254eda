package dev.assay.server.presence;

import dev.assay.protocol.ControllerAddress;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Which controllers serve the farm. Each notes every second that it is there; one that is silent for {@link #SILENCE_MAX} is gone,
 * whatever became of it. When nobody was there for {@link #ABSENCE_MIN} (the only controller was killed, the store was away,
 * the clock was set), the farm could hear no heartbeat, and whoever comes first says so. Thread-safe.
 */
public final class ControllerBook {
    /** A controller that was not seen for longer is no controller of the farm any more. */
    public static final Duration SILENCE_MAX = Duration.ofSeconds(15);

    /** A farm in which no controller was seen for longer has missed heartbeats. */
    static final Duration ABSENCE_MIN = Duration.ofSeconds(3);

    private final FarmDatabase database;
    private final InstantSource clock;
    private final OwnFacts self;
    private final Consumer<Handle> onReturn;
    private volatile List<LiveController> live = List.of();
    private volatile Optional<Instant> lastBeat = Optional.empty();

    /** @param onReturn what follows when nobody was there for a while, in a transaction behind the gate */
    public ControllerBook(FarmDatabase database, InstantSource clock, OwnFacts self, Consumer<Handle> onReturn) {
        this.database = database;
        this.clock = clock;
        this.self = self;
        this.onReturn = onReturn;
    }

    /** This controller begins to serve; to be called once, before anything else. */
    public void arrive() {
        database.run(handle -> {
            if (database.isExclusive()) {
                // Nobody else can have it open, so whoever is written there was killed.
                handle.execute("delete from controller");
            }
            beat(handle);
        });
        refresh();
    }

    /** A sign of life; to be given every second. */
    public void beat() {
        if (isAbsent(database.read(ControllerBook::lastSeen))) {
            database.run(this::beat);
        } else if (note() == 0) {
            database.run(this::beat);
        }
        lastBeat = Optional.of(clock.instant());
        refresh();
    }

    private int note() {
        return database.note("update controller set seen_at = ? where id = ?", clock.millis(), self.id());
    }

    private void beat(Handle handle) {
        if (isAbsent(lastSeen(handle))) {
            onReturn.accept(handle);
        }
        long now = clock.millis();
        handle.execute("delete from controller where id = ? or seen_at < ?", self.id(), now - SILENCE_MAX.toMillis());
        ControllerAddress address = self.address();
        handle.execute(
                "insert into controller (id, url, pin, host_id, version, started_at, seen_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                self.id(),
                address == null ? null : address.url(),
                address == null ? null : address.pin(),
                self.hostId(),
                self.version(),
                now,
                now);
    }

    private static Optional<Instant> lastSeen(Handle handle) {
        return handle.createQuery("select max(seen_at) from controller")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Also when somebody was seen in the future: then the clock was set back. */
    private boolean isAbsent(Optional<Instant> lastSeen) {
        return lastSeen.map(
                        seen -> Duration.between(seen, clock.instant()).abs().compareTo(ABSENCE_MIN) > 0)
                .orElse(true);
    }

    /**
     * Whether the farm heard all heartbeats: only then is a lapsed lease a sign that its agent is gone. False from the moment
     * at which this controller cannot reach the store until it has said so; true before it begins to give signs of life.
     */
    public boolean isAttentive() {
        return lastBeat.map(beat -> !isAbsent(Optional.of(beat))).orElse(true);
    }

    /** This controller stops in good order. */
    public void leave() {
        database.note("delete from controller where id = ?", self.id());
    }

    private void refresh() {
        long since = clock.millis() - SILENCE_MAX.toMillis();
        live = database.read(
                handle -> handle.createQuery("select * from controller where seen_at >= ? order by started_at, id")
                        .bind(0, since)
                        .map((row, context) -> LiveController.of(row))
                        .list());
    }

    /** The controllers that were seen lately, this one included, the oldest first; at most some seconds old. */
    public List<LiveController> live() {
        return live;
    }

    /** Where an agent on that machine reaches the farm. */
    public List<ControllerAddress> addressesFrom(String hostId) {
        return live.stream()
                .flatMap(controller -> controller.addressFrom(hostId).stream())
                .distinct()
                .toList();
    }
}

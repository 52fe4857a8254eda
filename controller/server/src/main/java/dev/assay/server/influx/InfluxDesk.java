package dev.assay.server.influx;

import dev.assay.api.DeadLetterList;
import dev.assay.api.InfluxDone;
import dev.assay.api.InfluxReingest;
import dev.assay.api.InfluxReplay;
import dev.assay.api.InfluxReplayed;
import dev.assay.api.InfluxStatus;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people ask of the outbox. Thread-safe. */
public final class InfluxDesk {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int REPLAYED_AT_ONCE = 500;
    private static final int IDS_MAX = 10_000;
    private static final int ID_DIGITS_MAX = 18;

    private final FarmDatabase database;
    private final DrainBook drain;
    private final @Nullable InfluxNews news;
    private final AuditLog log;
    private final InstantSource clock;

    /** @param news null when InfluxDB is off */
    public InfluxDesk(FarmDatabase database, @Nullable InfluxNews news, AuditLog log, InstantSource clock) {
        this.database = database;
        this.drain = new DrainBook(database, clock);
        this.news = news;
        this.log = log;
        this.clock = clock;
    }

    /** How things are. */
    public InfluxStatus status() {
        return database.read(this::status);
    }

    /** Why nothing is written until a person changes something; empty when all is well, or InfluxDB is off. */
    public Optional<String> alarm() {
        return news == null
                ? Optional.empty()
                : Optional.ofNullable(database.read(drain::state).alarm());
    }

    private InfluxStatus status(Handle handle) {
        DrainBook.State state = drain.state(handle);
        Long oldest = handle.createQuery("select min(written_at) from influx_outbox")
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        return new InfluxStatus(
                news != null,
                count(handle, "influx_outbox"),
                oldest == null ? null : (Double) (Math.max(0, clock.millis() - oldest) / MILLIS_PER_SECOND),
                count(handle, "influx_order"),
                DeadLetters.count(handle),
                state.lettersDropped(),
                state.written(),
                state.leftOut(),
                state.faults(),
                instant(state.answeredMillis()),
                state.answer(),
                state.alarm(),
                instant(state.retryMillis()));
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one();
    }

    private static @Nullable String instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    /**
     * The oldest dead letters.
     *
     * @param rowsMax at least 1
     */
    public DeadLetterList deadLetters(int rowsMax) {
        return new DeadLetterList(database.read(handle -> DeadLetters.oldest(handle, rowsMax)));
    }

    /**
     * Puts dead letters back into the outbox, behind what waits there, unless a newer form of the same point waits there; of ids that are not there (any more) nothing is said.
     *
     * @throws ProblemException when InfluxDB is off (409), or an id is none (400)
     */
    public InfluxReplayed replay(Actor actor, InfluxReplay replay) {
        requireOn();
        List<Long> ids = replay.ids().stream().map(InfluxDesk::id).toList();
        if (ids.size() > IDS_MAX) {
            throw ProblemException.invalid(
                    "ids has " + ids.size() + " entries; expected at most " + IDS_MAX + ", or none for all");
        }
        List<Long> wanted = ids.isEmpty() ? database.read(DeadLetters::all) : ids;
        int sent = 0;
        int outdated = 0;
        // Nobody else may change anything meanwhile, so some at a time.
        for (int from = 0; from < wanted.size(); from += REPLAYED_AT_ONCE) {
            List<Long> some = wanted.subList(from, Math.min(wanted.size(), from + REPLAYED_AT_ONCE));
            InfluxReplayed replayed = database.change(handle -> replay(handle, actor, some));
            sent += replayed.count();
            outdated += replayed.outdated();
        }
        return new InfluxReplayed(sent, outdated);
    }

    private InfluxReplayed replay(Handle handle, Actor actor, List<Long> ids) {
        InfluxReplayed replayed = DeadLetters.replay(handle, ids, clock.millis());
        log.note(
                handle,
                actor.name(),
                "influx.replay",
                "influx",
                AuditLog.Outcome.DONE,
                replayed.count() + " dead letters");
        return replayed;
    }

    private static long id(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= ID_DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw ProblemException.invalid("there is no dead letter \"" + text + "\"; expected its number");
        }
        return Long.parseLong(text);
    }

    /**
     * Orders campaigns to be written again. Their points are the same as before, and overwrite themselves.
     *
     * @throws ProblemException when InfluxDB is off (409), or there is no such campaign (404)
     */
    public InfluxDone reingest(Actor actor, InfluxReingest wanted) {
        InfluxNews on = requireOn();
        String campaign = wanted.campaignId();
        int count = database.change(handle -> {
            int ordered = 1;
            if (campaign == null) {
                ordered = on.orders().orderAll(handle);
                on.tellDevicesAgain(handle);
            } else {
                on.orders().order(handle, campaign);
            }
            log.note(
                    handle,
                    actor.name(),
                    "influx.reingest",
                    campaign == null ? "all" : campaign,
                    AuditLog.Outcome.DONE,
                    ordered + " campaigns");
            return ordered;
        });
        return new InfluxDone(count);
    }

    private InfluxNews requireOn() {
        if (news == null) {
            throw ProblemException.conflict("nothing is written to InfluxDB; set assay.influx.url");
        }
        return news;
    }
}

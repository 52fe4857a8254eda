package dev.assay.server.gate;

import dev.assay.api.WaiverList;
import dev.assay.api.WaiverRequest;
import dev.assay.api.WaiverRow;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Known regressions that are let through until a day. Thread-safe. */
public final class WaiverBook {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int ROWS_MAX = 1_000;
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int VARIANT_CHARACTERS_MAX = 1_000;
    private static final int DEVICE_CHARACTERS_MAX = 63;
    private static final int NOTE_CHARACTERS_MAX = 500;

    private final FarmDatabase database;
    private final AuditLog log;
    private final InstantSource clock;

    WaiverBook(FarmDatabase database, AuditLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Adds one.
     *
     * @throws ProblemException when something in it cannot be so (400); all of it is told at once
     */
    public WaiverRow add(Actor actor, WaiverRequest request) {
        Instant now = clock.instant();
        Instant expires = requireSound(request, now);
        return database.change(handle -> {
            long active = handle.createQuery("select count(*) from waiver where expires_at > ?")
                    .bind(0, now.toEpochMilli())
                    .mapTo(Long.class)
                    .one();
            if (active >= ROWS_MAX) {
                throw ProblemException.tooMany(active + " waivers are in force; expected fewer than " + ROWS_MAX
                        + " (delete some that are not needed any more)");
            }
            long seq = handle.createUpdate(
                            "insert into waiver (sweep, model, variant, device, metric, expires_at, note,"
                                    + " created_at, actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, request.sweep())
                    .bind(1, request.model())
                    .bind(2, request.variant())
                    .bind(3, request.device())
                    .bind(4, request.metric().name())
                    .bind(5, expires.toEpochMilli())
                    .bind(6, request.note())
                    .bind(7, now.toEpochMilli())
                    .bind(8, actor.name())
                    .executeAndReturnGeneratedKeys("seq")
                    .mapTo(Long.class)
                    .one();
            log.note(
                    handle,
                    actor.name(),
                    "waiver.create",
                    Long.toString(seq),
                    AuditLog.Outcome.DONE,
                    request.metric().key() + " of " + request.model() + " " + request.variant() + " in "
                            + request.sweep() + " until " + expires + ": " + request.note());
            return find(handle, seq).orElseThrow();
        });
    }

    private static Instant requireSound(WaiverRequest request, Instant now) {
        List<String> problems = new ArrayList<>();
        GateTexts.require("sweep", request.sweep(), NAME_CHARACTERS_MAX, problems);
        GateTexts.require("model", request.model(), NAME_CHARACTERS_MAX, problems);
        GateTexts.require("variant", request.variant(), VARIANT_CHARACTERS_MAX, problems);
        GateTexts.require("note", request.note(), NOTE_CHARACTERS_MAX, problems);
        String device = request.device();
        if (device != null) {
            GateTexts.require("device", device, DEVICE_CHARACTERS_MAX, problems);
        }
        Optional<Instant> expires = instant(request.expiresAt());
        if (expires.isEmpty() || !expires.get().isAfter(now) || expires.get().isAfter(now.plus(LONGEST))) {
            problems.add("expiresAt is \"" + request.expiresAt() + "\"; expected an instant such as "
                    + now.plus(Duration.ofDays(30))
                    + ", later than now and at most a year");
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("nothing was waived: " + String.join("; ", problems), problems);
        }
        return expires.orElseThrow();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Those in force, first the newest. */
    public WaiverList list() {
        return database.read(handle ->
                new WaiverList(handle.createQuery("select * from waiver where expires_at > ? order by seq desc limit ?")
                        .bind(0, clock.millis())
                        .bind(1, ROWS_MAX)
                        .map((row, context) -> row(row))
                        .list()));
    }

    /**
     * Takes one back: verdicts that it let through block again.
     *
     * @throws ProblemException when there is none (404)
     */
    public void delete(Actor actor, String id) {
        database.run(handle -> {
            boolean isNumber = id.length() <= 18 && id.chars().allMatch(Character::isDigit) && !id.isEmpty();
            int deleted = isNumber ? handle.execute("delete from waiver where seq = ?", Long.parseLong(id)) : 0;
            if (deleted == 0) {
                throw ProblemException.notFound("there is no waiver " + id);
            }
            log.note(handle, actor.name(), "waiver.delete", id, AuditLog.Outcome.DONE, "");
        });
    }

    private static Optional<WaiverRow> find(Handle handle, long seq) {
        return handle.createQuery("select * from waiver where seq = ?")
                .bind(0, seq)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Every waiver of a sweep that there is, those that have expired included: they were in force when older verdicts were given. */
    static List<WaiverRow> ofSweep(Handle handle, String sweep) {
        return handle.createQuery("select * from waiver where sweep = ? order by expires_at desc, seq desc")
                .bind(0, sweep)
                .map((row, context) -> row(row))
                .list();
    }

    private static WaiverRow row(ResultSet row) throws SQLException {
        return new WaiverRow(
                Long.toString(row.getLong("seq")),
                row.getString("sweep"),
                row.getString("model"),
                row.getString("variant"),
                row.getString("device"),
                GatedMetric.valueOf(row.getString("metric")),
                Instant.ofEpochMilli(row.getLong("expires_at")).toString(),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("created_at")).toString(),
                row.getString("actor"));
    }
}

package dev.assay.server.gate;

import dev.assay.api.BaselineList;
import dev.assay.api.BaselineRequest;
import dev.assay.api.BaselineRow;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.news.FarmNews;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which campaigns are accepted as what others are compared with. Nothing is ever taken out: the newest row counts. Thread-safe. */
public final class BaselineBook {
    private static final int ROWS_MAX = 1_000;
    private static final int BRANCH_CHARACTERS_MAX = 200;
    private static final int NOTE_CHARACTERS_MAX = 500;

    private static final String ROWS = """
            select baseline.*, campaign.id as campaign_id, campaign.revision,
                   not exists (select 1 from baseline later
                               where later.sweep = baseline.sweep and later.branch = baseline.branch
                                 and later.seq > baseline.seq) as is_pinned
            from baseline join campaign on campaign.seq = baseline.campaign_seq
            where <which>
            order by baseline.seq desc limit <rows>
            """;

    private final FarmDatabase database;
    private final AuditLog log;
    private final FarmNews news;
    private final InstantSource clock;

    BaselineBook(FarmDatabase database, AuditLog log, FarmNews news, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Accepts a campaign.
     *
     * @throws ProblemException when there is none (404), it has not ended (409), or has nothing to be compared with (400)
     */
    public BaselineRow accept(Actor actor, BaselineRequest request) {
        requireSound(request);
        return database.change(handle -> {
            Finished campaign = finished(handle, request.campaignId());
            insert(handle, campaign.sweep(), request.branch(), campaign.seq(), actor.name(), request.note());
            log.note(
                    handle,
                    actor.name(),
                    "baseline.accept",
                    request.campaignId(),
                    AuditLog.Outcome.DONE,
                    "of " + campaign.sweep() + " for branch " + request.branch() + ": " + request.note());
            return pinned(handle, campaign.sweep(), request.branch()).orElseThrow();
        });
    }

    private static void requireSound(BaselineRequest request) {
        List<String> problems = new ArrayList<>();
        GateTexts.require("branch", request.branch(), BRANCH_CHARACTERS_MAX, problems);
        GateTexts.require("note", request.note(), NOTE_CHARACTERS_MAX, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("nothing was accepted: " + String.join("; ", problems), problems);
        }
    }

    private record Finished(long seq, String sweep) {}

    private static Finished finished(Handle handle, String campaignId) {
        String state = handle.createQuery("select state from campaign where id = ?")
                .bind(0, campaignId)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("there is no campaign " + campaignId));
        if (!state.equals("FINISHED")) {
            throw ProblemException.conflict(
                    "campaign " + campaignId + " is " + state + "; expected one that is FINISHED");
        }
        boolean isMeasured = handle.createQuery("select 1 from cell join campaign on campaign.seq = cell.campaign_seq"
                        + " where campaign.id = ? and cell.outcome in ('MEASURED', 'REUSED') limit 1")
                .bind(0, campaignId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isMeasured) {
            throw ProblemException.invalid(
                    "campaign " + campaignId + " has no measured cell; expected at least one to compare with");
        }
        return handle.createQuery("select seq, sweep from campaign where id = ?")
                .bind(0, campaignId)
                .map((row, context) -> new Finished(row.getLong("seq"), row.getString("sweep")))
                .one();
    }

    /** Pins a campaign; returns the row's number. Belongs into a transaction behind the gate. */
    public long insert(Handle handle, String sweep, String branch, long campaignSeq, String actor, String note) {
        long seq = handle.createUpdate("insert into baseline (sweep, branch, campaign_seq, accepted_at, actor, note)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, sweep)
                .bind(1, branch)
                .bind(2, campaignSeq)
                .bind(3, clock.millis())
                .bind(4, actor)
                .bind(5, note)
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        news.baselineMoved(handle, seq);
        return seq;
    }

    /** Accepted campaigns, first the newest; of one sweep and one branch where these are not null. */
    public BaselineList list(@Nullable String sweep, @Nullable String branch) {
        if (!isAsked(sweep) || !isAsked(branch)) {
            return new BaselineList(List.of());
        }
        return database.read(handle -> new BaselineList(handle.createQuery(ROWS)
                .define(
                        "which",
                        "(:sweep is null or baseline.sweep = :sweep)"
                                + " and (:branch is null or baseline.branch = :branch)")
                .define("rows", ROWS_MAX)
                .bind("sweep", sweep)
                .bind("branch", branch)
                .map((row, context) -> row(row))
                .list()));
    }

    /** What no store keeps is the name of nothing in it. */
    private static boolean isAsked(@Nullable String name) {
        return name == null || StorableText.isStorable(name);
    }

    /** The baseline of a sweep and a branch. */
    static Optional<BaselineRow> pinned(Handle handle, String sweep, String branch) {
        return handle.createQuery(ROWS)
                .define("which", "baseline.sweep = :sweep and baseline.branch = :branch")
                .define("rows", 1)
                .bind("sweep", sweep)
                .bind("branch", branch)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Its number; empty when nobody has accepted one. */
    static Optional<Long> pinnedSeq(Handle handle, String sweep, String branch) {
        return handle.createQuery("select max(seq) from baseline where sweep = ? and branch = ?")
                .bind(0, sweep)
                .bind(1, branch)
                .mapTo(Long.class)
                .findOne();
    }

    /** A baseline by its number. */
    static BaselineRow get(Handle handle, long seq) {
        return handle.createQuery(ROWS)
                .define("which", "baseline.seq = :seq")
                .define("rows", 1)
                .bind("seq", seq)
                .map((row, context) -> row(row))
                .one();
    }

    private static BaselineRow row(ResultSet row) throws SQLException {
        return new BaselineRow(
                row.getString("sweep"),
                row.getString("branch"),
                row.getString("campaign_id"),
                row.getString("revision"),
                Instant.ofEpochMilli(row.getLong("accepted_at")).toString(),
                row.getString("actor"),
                row.getString("note"),
                row.getBoolean("is_pinned"));
    }
}

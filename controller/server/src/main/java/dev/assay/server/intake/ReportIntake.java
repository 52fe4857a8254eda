package dev.assay.server.intake;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.gate.VerdictDesk;
import dev.assay.server.health.CheckDesk;
import dev.assay.server.job.JobPurpose;
import dev.assay.server.job.LostJobs;
import dev.assay.server.job.MeasurementIdentity;
import dev.assay.server.news.FarmNews;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.queue.DeviceTurns;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.watch.HistoryBook;
import dev.assay.server.wire.IntakeTurns;
import dev.assay.server.wire.WireMessages;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports. A report may be sent any number of times: it is stored once, together with the end of its job. One that comes
 * after its job was granted anew is answered and not used. Thread-safe.
 */
public final class ReportIntake {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final IntakeTurns turnsAtDesk;
    private final FarmDatabase database;
    private final ArtifactStore artifacts;
    private final CellBook cells;
    private final VerdictDesk verdicts;
    private final HistoryBook history;
    private final LostJobs lost;
    private final CheckDesk checks;
    private final DeviceTurns turns;
    private final WorkBell bell;
    private final FarmNews news;
    private final InstantSource clock;

    public ReportIntake(
            FarmDatabase database,
            ArtifactStore artifacts,
            CellBook cells,
            VerdictDesk verdicts,
            HistoryBook history,
            LostJobs lost,
            CheckDesk checks,
            DeviceTurns turns,
            IntakeTurns turnsAtDesk,
            WorkBell bell,
            FarmNews news,
            InstantSource clock) {
        this.database = database;
        this.artifacts = artifacts;
        this.cells = cells;
        this.verdicts = verdicts;
        this.history = history;
        this.lost = lost;
        this.checks = checks;
        this.turns = turns;
        this.turnsAtDesk = turnsAtDesk;
        this.bell = bell;
        this.news = news;
        this.clock = clock;
    }

    /**
     * As {@link #take(String, byte[])}, a few at a time: large ones, all at once, would not fit into memory.
     *
     * @throws ProblemException also when too many wait already (429)
     */
    public ReportReceipt takeInTurn(String jobId, IntakeTurns.Body body) throws IOException {
        return turnsAtDesk.take(body, json -> prepare(jobId, json), this::file);
    }

    /**
     * Sends an agent away whose report would only wait.
     *
     * @throws ProblemException when too many wait already (429)
     */
    public void requireRoom() {
        turnsAtDesk.requireRoom();
    }

    /**
     * Takes one report.
     *
     * @param json a {@link SessionReport}, unpacked
     * @throws ProblemException when it is no report of this job (400), or there is no such job (404)
     */
    public ReportReceipt take(String jobId, byte[] json) throws IOException {
        return file(prepare(jobId, json));
    }

    /**
     * A report that is only to be stored.
     *
     * @param early what came of it without; the others are null then
     */
    private record Prepared(
            SessionReport report,
            String sha256,
            @Nullable Outcome early,
            @Nullable ArtifactRef raw,
            @Nullable ReportFigures figures) {}

    private Prepared prepare(String jobId, byte[] json) throws IOException {
        SessionReport report = read(jobId, json);
        String sha256 = Sha256.of(json);
        Optional<Outcome> early = database.read(handle -> outcomeWithoutStoring(handle, report, sha256));
        if (early.isPresent()) {
            return new Prepared(report, sha256, early.get(), null, null);
        }
        ReportFigures figures = ReportFigures.of(report);
        // The file first: a row must never name one that is not there. Without a row it is only a file that nobody asks
        // for.
        ArtifactRef raw = artifacts.addPacked(json, sha256);
        return new Prepared(report, sha256, null, raw, figures);
    }

    private ReportReceipt file(Prepared prepared) {
        if (prepared.early() != null) {
            return new ReportReceipt(prepared.early());
        }
        Outcome outcome = database.change(handle -> {
            Optional<Outcome> meanwhile = outcomeWithoutStoring(handle, prepared.report(), prepared.sha256());
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            use(
                    handle,
                    prepared.report(),
                    Objects.requireNonNull(prepared.raw()),
                    Objects.requireNonNull(prepared.figures()));
            return Outcome.STORED;
        });
        bell.ring();
        return new ReportReceipt(outcome);
    }

    private static SessionReport read(String jobId, byte[] json) {
        SessionReport report = WireMessages.read(SessionReport.class, json);
        if (!report.jobId().equals(jobId)) {
            throw ProblemException.invalid(
                    "jobId is \"" + report.jobId() + "\"; expected that of the address, \"" + jobId + "\"");
        }
        return report;
    }

    /** Empty when the report is to be stored. */
    private static Optional<Outcome> outcomeWithoutStoring(Handle handle, SessionReport report, String sha256) {
        JobNow job = handle.createQuery("select job.*, session.raw_sha256 from job"
                        + " left join session on session.job_id = job.id where job.id = ?")
                .bind(0, report.jobId())
                .map((row, context) -> new JobNow(
                        row.getString("device"),
                        row.getString("state"),
                        row.getLong("token"),
                        Optional.ofNullable(row.getString("raw_sha256"))))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("there is no job " + report.jobId()));
        if (!job.device().equals(report.deviceId())) {
            throw ProblemException.invalid(
                    "deviceId is \"" + report.deviceId() + "\"; expected the job's device \"" + job.device() + "\"");
        }
        if (job.rawSha256().isPresent()) {
            return Optional.of(job.rawSha256().get().equals(sha256) ? Outcome.ALREADY_STORED : Outcome.STALE);
        }
        // A lease that was taken back but not granted anew: the work is whole, and nobody else has begun it.
        boolean isWanted = job.state().equals("LEASED") || job.state().equals("QUEUED");
        return isWanted && job.token() == report.fencingToken() ? Optional.empty() : Optional.of(Outcome.STALE);
    }

    private record JobNow(String device, String state, long token, Optional<String> rawSha256) {}

    private void use(Handle handle, SessionReport report, ArtifactRef raw, ReportFigures figures) {
        SessionSummary summary = figures.summary();
        JobTerms job = handle.createQuery("select plan, scope, leased_at, purpose, crashes from job where id = ?")
                .bind(0, report.jobId())
                .map((row, context) -> new JobTerms(
                        StoredJson.read(SessionPlan.class, row.getString("plan")),
                        row.getString("scope"),
                        row.getLong("leased_at"),
                        JobPurpose.valueOf(row.getString("purpose")),
                        row.getInt("crashes")))
                .one();
        switch (job.purpose()) {
            case HEALTH_CHECK -> {
                // No identity: no cell may ever take these figures for its own.
                store(handle, report, job, "", raw, figures, false);
                checks.judge(handle, report);
            }
            case GATE -> {
                SessionVerdict verdict = SessionVerdict.of(summary);
                if (!isTriedAgain(handle, report.jobId(), job, verdict)) {
                    turns.ended(handle, report.jobId());
                    // No identity: pairs are another measurement than the runs that ordinary cells ask for.
                    store(handle, report, job, "", raw, figures, verdict.failure() == null);
                    if (verdict.failure() == null) {
                        history.note(handle, report, job.plan().model(), summary);
                    }
                    verdicts.ended(handle, report, figures.pairs(), verdict.failure());
                }
            }
            case MEASUREMENT -> {
                SessionVerdict verdict = SessionVerdict.of(summary);
                if (!isTriedAgain(handle, report.jobId(), job, verdict)) {
                    settle(handle, report, job, raw, figures, verdict.failure());
                }
            }
        }
    }

    /** Takes the job back where another attempt may give figures; the report itself is then kept as a file alone. */
    private boolean isTriedAgain(Handle handle, String jobId, JobTerms job, SessionVerdict verdict) {
        return switch (verdict.kind()) {
            case MEASURED, FINDING -> false;
            case CRASHED -> {
                if (job.crashes() == 0) {
                    lost.crashed(handle, jobId);
                }
                yield job.crashes() == 0;
            }
            case LAB_FAULT -> {
                CellFailure failure = Objects.requireNonNull(verdict.failure());
                lost.notBegun(handle, jobId, failure.reason());
                yield true;
            }
        };
    }

    private void settle(
            Handle handle,
            SessionReport report,
            JobTerms job,
            ArtifactRef raw,
            ReportFigures figures,
            @Nullable CellFailure failure) {
        // Of the environment that measured: the device may have been in another one when the job was planned.
        String identity = MeasurementIdentity.of(
                job.plan(), report.deviceId(), report.environment().fingerprint());
        turns.ended(handle, report.jobId());
        store(handle, report, job, identity, raw, figures, failure == null);
        if (failure == null) {
            history.note(handle, report, job.plan().model(), figures.summary());
            cells.measured(handle, report.jobId());
        } else {
            cells.notMeasured(handle, report.jobId(), failure);
        }
        cells.finishCampaigns(handle);
    }

    private void store(
            Handle handle,
            SessionReport report,
            JobTerms job,
            String identity,
            ArtifactRef raw,
            ReportFigures figures,
            boolean isMeasured) {
        handle.execute(
                "insert into session (job_id, token, raw_sha256, identity, scope, is_measured, summary, accuracy,"
                        + " seconds, stored_at, environment, celsius_start, celsius_max, profile, conditions)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                report.jobId(),
                report.fencingToken(),
                raw.sha256(),
                identity,
                job.scope(),
                isMeasured,
                StoredJson.write(figures.summary()),
                report.accuracy() == null ? null : StoredJson.write(report.accuracy()),
                // The clock may have been set back since.
                Math.max(0, clock.millis() - job.leasedAt()) / MILLIS_PER_SECOND,
                clock.millis(),
                StoredJson.write(report.environment()),
                figures.conditions().celsiusStart(),
                figures.conditions().celsiusMax(),
                report.profile() == null ? null : StoredJson.write(report.profile()),
                StoredJson.write(figures.conditions()));
        handle.execute("update job set state = 'DONE', lease_until = null, doing = null where id = ?", report.jobId());
        news.sessionStored(handle, report.jobId());
    }

    private record JobTerms(SessionPlan plan, String scope, long leasedAt, JobPurpose purpose, int crashes) {}
}

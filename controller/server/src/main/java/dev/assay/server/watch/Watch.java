package dev.assay.server.watch;

import dev.assay.api.WatchRun;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.gate.Gates;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.news.FarmNews;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import java.time.InstantSource;

/** The watch over histories, put together. Thread-safe. */
public final class Watch {
    private final FarmDatabase database;
    private final AuditLog log;
    private final FastAlarms alarms;
    private final NightlyStudy nights;
    private final HistoryDesk histories;
    private final IncidentDesk incidents;
    private final WorkBell bell;

    public Watch(
            FarmDatabase database,
            Sentinels sentinels,
            Gates gates,
            JobPlanner planner,
            AuditLog log,
            WorkBell bell,
            FarmNews news,
            InstantSource clock,
            WatchTerms terms) {
        this.database = database;
        this.log = log;
        this.bell = bell;
        ActiveComparison comparisons = new ActiveComparison(gates.baselines(), gates.book(), planner, log, clock);
        IncidentBook book = new IncidentBook(log, news, clock);
        alarms = new FastAlarms(database, comparisons, terms, news, clock);
        nights = new NightlyStudy(database, sentinels, new StepBook(clock), book, terms, clock);
        histories = new HistoryDesk(database, sentinels);
        incidents = new IncidentDesk(database, book, log);
    }

    /** Looks at the values that came since; returns how many alarms that raised. */
    public int examineNew() {
        int raised = alarms.examine();
        if (raised > 0) {
            bell.ring();
        }
        return raised;
    }

    /** Studies the histories if the hour for it has come since it was last done. */
    public void studyIfDue() {
        nights.studyIfDue();
    }

    /**
     * Studies the histories now.
     *
     * @throws ProblemException when this controller is just doing so (409)
     */
    public WatchRun study(Actor actor) {
        WatchRun run = nights.study();
        database.run(handle -> log.note(
                handle,
                actor.name(),
                "history.watch",
                "histories",
                AuditLog.Outcome.DONE,
                run.studied() + " studied, " + run.found() + " changes, "
                        + run.incidents().size() + " incidents"));
        return run;
    }

    public HistoryDesk histories() {
        return histories;
    }

    public IncidentDesk incidents() {
        return incidents;
    }
}

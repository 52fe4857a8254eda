package dev.assay.server.watch;

import dev.assay.api.WatchRun;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Studies every history that has new values, once a night or when asked. What was studied is marked history by history, so that a controller
 * which ends in between goes on where it was; done twice, by several controllers too, it finds nothing more. Thread-safe.
 */
final class NightlyStudy {
    /** Histories between two visits of the store: others must get in meanwhile. */
    private static final int BATCH = 50;

    private static final Duration DAY = Duration.ofDays(1);

    private final FarmDatabase database;
    private final Sentinels sentinels;
    private final StepBook steps;
    private final IncidentBook incidents;
    private final WatchTerms terms;
    private final InstantSource clock;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    NightlyStudy(
            FarmDatabase database,
            Sentinels sentinels,
            StepBook steps,
            IncidentBook incidents,
            WatchTerms terms,
            InstantSource clock) {
        this.database = database;
        this.sentinels = sentinels;
        this.steps = steps;
        this.incidents = incidents;
        this.terms = terms;
        this.clock = clock;
    }

    /** The study of the last night, unless it is done; also when the controller was away at its hour. */
    Optional<WatchRun> studyIfDue() {
        long due = lastHour(clock.instant()).toEpochMilli();
        long done = database.read(handle -> handle.createQuery("select due_at from watch_night where id = 1")
                .mapTo(Long.class)
                .one());
        if (done >= due) {
            return Optional.empty();
        }
        WatchRun run = study();
        database.run(
                handle -> handle.execute("update watch_night set due_at = ? where id = 1 and due_at < ?", due, due));
        return Optional.of(run);
    }

    private Instant lastHour(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(LocalTime.of(terms.hour(), 0));
        return today.toInstant().isAfter(now) ? today.toInstant().minus(DAY) : today.toInstant();
    }

    /**
     * Studies all that is new.
     *
     * @throws ProblemException when this controller is just doing so (409)
     */
    WatchRun study() {
        if (!isBusy.compareAndSet(false, true)) {
            throw ProblemException.conflict("the histories are being studied; look at the incidents in a moment");
        }
        try {
            return studyAll();
        } finally {
            isBusy.set(false);
        }
    }

    private record Studied(
            StoredSeries series,
            long from,
            List<FoundStep> steps,
            @Nullable String sentinel) {}

    private WatchRun studyAll() {
        int studied = 0;
        int found = 0;
        int withdrawn = 0;
        List<Studied> batch = database.read(this::next);
        while (!batch.isEmpty()) {
            List<Studied> now = batch;
            StepBook.Changes changes = database.change(handle -> store(handle, now));
            studied += now.size();
            found += changes.found();
            withdrawn += changes.withdrawn();
            batch = database.read(this::next);
        }
        return new WatchRun(studied, found, withdrawn, database.change(this::group));
    }

    private List<Studied> next(Handle handle) {
        return StoredSeries.behind(handle, "studied", BATCH).stream()
                .map(series -> studied(handle, series))
                .toList();
    }

    private Studied studied(Handle handle, StoredSeries series) {
        List<HistoryValue> values = series.values(handle, HistoryValue.VALUES_MAX);
        Optional<Sentinels.Beside> sentinel = sentinels.beside(handle, series, values);
        return new Studied(
                series,
                values.get(0).campaignSeq(),
                FoundStep.in(series, values, sentinel.map(Sentinels.Beside::series)),
                sentinel.map(Sentinels.Beside::model).orElse(null));
    }

    private StepBook.Changes store(Handle handle, List<Studied> batch) {
        int found = 0;
        int withdrawn = 0;
        for (Studied one : batch) {
            int isMine = handle.execute(
                    "update history_series set studied = ? where id = ? and studied < ?",
                    one.series().newest(),
                    one.series().id(),
                    one.series().newest());
            if (isMine == 1) {
                StepBook.Changes changes = steps.store(handle, one.series(), one.from(), one.steps(), one.sentinel());
                found += changes.found();
                withdrawn += changes.withdrawn();
            }
        }
        return new StepBook.Changes(found, withdrawn);
    }

    /** All branches that have changes: few, and also those of a study that ended before it came to this. */
    private List<String> group(Handle handle) {
        Set<String> branches = new LinkedHashSet<>(handle.createQuery("select distinct history_series.branch"
                        + " from history_series join change_point on change_point.series_id = history_series.id"
                        + " order by history_series.branch")
                .mapTo(String.class)
                .list());
        List<String> opened = new ArrayList<>();
        for (String branch : branches) {
            incidents.group(handle, branch).forEach(seq -> opened.add(Long.toString(seq)));
        }
        return opened;
    }
}

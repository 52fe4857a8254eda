package dev.assay.server.watch;

import dev.assay.regression.watch.FastAlarm;
import dev.assay.regression.watch.Series;
import dev.assay.server.news.FarmNews;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Looks at each new value whether the level has left, and buys one comparison for it: at most one open for each cell, one for each suspicion,
 * and so many for each device and day. Each value is looked at once, by whichever controller, and also after a restart. Thread-safe.
 */
final class FastAlarms {
    /** Histories that are looked at in one go. */
    private static final int SERIES_MAX = 500;
    /** All that {@link FastAlarm} looks at, and some gaps. */
    private static final int VALUES_MAX = 60;

    private static final Duration DAY = Duration.ofDays(1);
    private static final double PERCENT = 100;

    private final FarmDatabase database;
    private final ActiveComparison comparisons;
    private final WatchTerms terms;
    private final FarmNews news;
    private final InstantSource clock;

    FastAlarms(
            FarmDatabase database, ActiveComparison comparisons, WatchTerms terms, FarmNews news, InstantSource clock) {
        this.database = database;
        this.news = news;
        this.comparisons = comparisons;
        this.terms = terms;
        this.clock = clock;
    }

    /** A suspicion: the new values, the last of which raised it, and where they begin. */
    private record Suspicion(
            StoredSeries series, FastAlarm alarm, HistoryValue before, HistoryValue first, HistoryValue now) {}

    private record Looked(StoredSeries series, Optional<Suspicion> suspicion) {}

    /** Looks at all values that came since; returns how many alarms that raised. */
    int examine() {
        int raised = 0;
        List<Looked> looked = look();
        while (!looked.isEmpty()) {
            raised += note(looked);
            looked = looked.size() < SERIES_MAX ? List.of() : look();
        }
        return raised;
    }

    private List<Looked> look() {
        return database.read(handle -> StoredSeries.behind(handle, "examined", SERIES_MAX).stream()
                .map(series -> new Looked(series, suspicion(handle, series)))
                .toList());
    }

    private static Optional<Suspicion> suspicion(Handle handle, StoredSeries series) {
        if (!WatchedMetrics.isNoisy(series.metric())) {
            return Optional.empty();
        }
        List<HistoryValue> values = series.values(handle, VALUES_MAX);
        HistoryValue now = values.get(values.size() - 1);
        // A value that came late, of an older campaign, is for the night.
        return now.seq() != series.newest()
                ? Optional.empty()
                : FastAlarm.of(Series.of(HistoryValue.figures(values)))
                        .map(alarm -> new Suspicion(
                                series,
                                alarm,
                                values.get(alarm.firstSuspect() - 1),
                                values.get(alarm.firstSuspect()),
                                now));
    }

    private int note(List<Looked> looked) {
        return database.change(handle -> {
            int raised = 0;
            for (Looked one : looked) {
                StoredSeries series = one.series();
                int isMine = handle.execute(
                        "update history_series set examined = ? where id = ? and examined < ?",
                        series.newest(),
                        series.id(),
                        series.newest());
                if (isMine == 1
                        && one.suspicion().isPresent()
                        && !isKnown(handle, one.suspicion().get())) {
                    raise(handle, one.suspicion().get());
                    raised++;
                }
            }
            return raised;
        });
    }

    /** Values that were new when this history was last suspected are not suspected again. */
    private static boolean isKnown(Handle handle, Suspicion suspicion) {
        return handle.createQuery("select 1 from fast_alarm where series_id = ? and raised_by >= ? limit 1")
                .bind(0, suspicion.series().id())
                .bind(1, suspicion.first().campaignSeq())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void raise(Handle handle, Suspicion suspicion) {
        String what = String.format(
                Locale.ROOT,
                "%s of %s seems to have moved by %+.1f %%",
                suspicion.series().metric().key(),
                suspicion.series().cell(),
                PERCENT * suspicion.alarm().relativeChange());
        List<Long> bought = new ArrayList<>();
        Optional<String> obstacle = obstacle(handle, suspicion, bought);
        if (obstacle.isEmpty()) {
            bought.add(comparisons.buy(
                    handle, suspicion.series(), suspicion.before(), suspicion.now(), "the watch: " + what));
        }
        long alarm = handle.createUpdate(
                        "insert into fast_alarm (series_id, device, raised_by, suspect, share, score, comparison, note, raised_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, suspicion.series().id())
                .bind(1, suspicion.series().device())
                .bind(2, suspicion.now().campaignSeq())
                .bind(3, suspicion.first().campaignSeq())
                .bind(4, suspicion.alarm().relativeChange())
                .bind(5, suspicion.alarm().score())
                .bind(6, bought.isEmpty() ? null : bought.get(0))
                .bind(7, what + obstacle.map(why -> "; " + why).orElse("; both are compared in pairs"))
                .bind(8, clock.millis())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        news.alarmRaised(handle, alarm);
    }

    /**
     * Why no comparison is bought.
     *
     * @param shared gets the comparison that another figure of the cell has bought
     */
    private Optional<String> obstacle(Handle handle, Suspicion suspicion, List<Long> shared) {
        if (suspicion.before().artifact().equals(suspicion.now().artifact())) {
            return Optional.of("nothing to compare: the artifact is the same, so look at the device and its runtime");
        }
        ofCell(handle, suspicion).ifPresent(shared::add);
        if (!shared.isEmpty()) {
            return Optional.of("the comparison for another figure of this cell says this one, too");
        }
        if (!terms.isBuying()) {
            return Optional.of("not compared: assay.watch.comparisons is false");
        }
        int lately = handle.createQuery("select count(distinct comparison) from fast_alarm where device = ?"
                        + " and raised_at > ? and comparison is not null")
                .bind(0, suspicion.series().device())
                .bind(1, clock.instant().minus(DAY).toEpochMilli())
                .mapTo(Integer.class)
                .one();
        return lately < terms.comparisonsPerDay()
                ? Optional.empty()
                : Optional.of("not compared: the device has measured " + lately
                        + " comparisons within a day, all that assay.watch.comparisons-per-day allows");
    }

    /** One that still runs, or that was bought for the same new values. */
    private static Optional<Long> ofCell(Handle handle, Suspicion suspicion) {
        return handle.createQuery("select max(fast_alarm.comparison) from fast_alarm"
                        + " join history_series on history_series.id = fast_alarm.series_id"
                        + " join campaign on campaign.seq = fast_alarm.comparison"
                        + " where history_series.cell_identity = ?"
                        + " and (campaign.state = 'RUNNING' or fast_alarm.raised_by >= ?)")
                .bind(0, suspicion.series().cellIdentity())
                .bind(1, suspicion.first().campaignSeq())
                .mapTo(Long.class)
                .findOne();
    }
}

package dev.assay.server.watch;

import dev.assay.regression.incident.CommitRange;
import dev.assay.regression.watch.ChangePoint;
import dev.assay.regression.watch.HistoryWatch;
import dev.assay.regression.watch.Series;
import dev.assay.regression.watch.StepSize;
import dev.assay.regression.watch.WatchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of level that a study found.
 *
 * @param commits campaigns one of which made it
 * @param good last value surely before it; null when there is none
 * @param bad first value surely after it
 * @param likely first value of the new level, most likely
 * @param first first value that may be of the new level
 */
record FoundStep(
        ChangePoint step,
        StepSize size,
        boolean isWorse,
        CommitRange commits,
        @Nullable HistoryValue good,
        HistoryValue bad,
        HistoryValue likely,
        HistoryValue first) {

    /** What one history shows. */
    static List<FoundStep> in(StoredSeries series, List<HistoryValue> values, Optional<Series> sentinel) {
        HistoryWatch watch = new HistoryWatch(WatchedMetrics.rule(series.metric()));
        Series raw = Series.of(HistoryValue.figures(values));
        Series studied = sentinel.map(beside -> watch.corrected(raw, beside)).orElse(raw);
        WatchReport report = watch.study(studied);
        int[] places = HistoryValue.places(values);
        List<FoundStep> found = new ArrayList<>();
        for (ChangePoint step : report.changePoints()) {
            int first = step.range().first();
            found.add(new FoundStep(
                    step,
                    StepSize.of(studied, report, step),
                    series.metric().sign() * (step.after() - step.before()) > 0,
                    CommitRange.of(step.range(), places),
                    first == 0 ? null : values.get(first - 1),
                    values.get(step.range().last()),
                    values.get(step.index()),
                    values.get(first)));
        }
        return found;
    }
}

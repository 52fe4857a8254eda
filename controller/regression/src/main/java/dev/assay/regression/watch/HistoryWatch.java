package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Studies the history of one figure: once a night the whole of it, after each new value the end of it.
 *
 * <p>A pure function of the series; a watch may be shared between threads. A history of 1,000 values takes a few milliseconds.
 *
 * @param rule which changes are worth a word
 */
public record HistoryWatch(WatchRule rule) {
    /** Values that {@link #extend} looks at. */
    public static final int EXTENSION_VALUES = 200;
    /** Of these, the newest may get new change points; the others are only what they are compared with. */
    static final int OPEN_VALUES = 100;

    /** Studies the whole history. */
    public WatchReport study(Series series) {
        double[] levels = series.levels();
        double phi = Autocorrelation.phi(levels);
        return report(series, levels, Segmentation.steps(levels, series.scale(), rule, phi, levels.length), phi);
    }

    /**
     * Studies the whole history less what the device itself did, which a model shows that nobody touches.
     *
     * @param sentinel measured in the same sessions, with the same size; both compared by ratio
     * @return findings of the corrected series, whose values are as the device is now, and a {@link DeviceEvent} for each change of the sentinel
     */
    public WatchReport study(Series series, Series sentinel) {
        WatchReport device = study(sentinel);
        WatchReport corrected = study(SentinelCorrection.of(series, sentinel, device));
        List<Finding> findings = new ArrayList<>(corrected.findings());
        device.changePoints().stream().map(DeviceEvent::of).forEach(findings::add);
        return new WatchReport(inOrder(findings), corrected.levels(), corrected.autocorrelation());
    }

    /** The series that {@link #study(Series, Series)} finds its changes in: less what the device did, as the device is now. */
    public Series corrected(Series series, Series sentinel) {
        return SentinelCorrection.of(series, sentinel, study(sentinel));
    }

    /**
     * Studies the last {@value #EXTENSION_VALUES} values of a history that was studied when it was shorter. Change points before the last
     * {@value #OPEN_VALUES} stay as they were until the next {@link #study}.
     *
     * @param before of the same history, with values only missing at its end
     */
    public WatchReport extend(WatchReport before, Series longer) {
        double[] levels = longer.levels();
        if (levels.length <= EXTENSION_VALUES) {
            return study(longer);
        }
        int open = levels.length - OPEN_VALUES;
        List<Segmentation.Step> steps = new ArrayList<>();
        int from = levels.length - EXTENSION_VALUES;
        for (ChangePoint known : before.changePoints()) {
            int cut = longer.measuredBefore(known.index());
            if (cut < open) {
                int first = longer.measuredBefore(known.range().first());
                int last = longer.measuredBefore(known.range().last());
                steps.add(new Segmentation.Step(0, cut, 0, first, last, 0, 0, known.score()));
                from = Math.max(from, cut);
            }
        }
        double[] end = Arrays.copyOfRange(levels, from, levels.length);
        double phi = Autocorrelation.phi(end);
        for (Segmentation.Step step : Segmentation.steps(end, longer.scale(), rule, phi, levels.length)) {
            if (step.cut() + from >= open) {
                steps.add(step.movedBy(from));
            }
        }
        return report(longer, levels, steps, phi);
    }

    private WatchReport report(Series series, double[] levels, List<Segmentation.Step> steps, double phi) {
        List<Finding> findings = new ArrayList<>();
        List<Level> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= steps.size() && levels.length > 0; i++) {
            int to = i < steps.size() ? steps.get(i).cut() : levels.length;
            IndexRange range = new IndexRange(series.place(from), series.place(to - 1));
            double median = series.scale().toValue(Robust.median(levels, from, to));
            if (i > 0) {
                findings.add(changePoint(
                        series, steps.get(i - 1), stretches.get(i - 1).median(), median));
            }
            stretches.add(new Level(range, median, to - from));
            findings.addAll(OutlierSearch.of(series, levels, from, to, rule));
            TrendSearch.of(series, levels, from, to, rule, phi).ifPresent(findings::add);
            from = to;
        }
        return new WatchReport(inOrder(findings), stretches, phi);
    }

    private static ChangePoint changePoint(Series series, Segmentation.Step step, double before, double after) {
        IndexRange range = new IndexRange(series.place(step.first()), series.place(step.last()));
        return new ChangePoint(series.place(step.cut()), range, before, after, step.score());
    }

    private static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.<Finding>comparingInt(
                                finding -> finding.range().first())
                        .thenComparing(Finding::kind))
                .toList();
    }
}

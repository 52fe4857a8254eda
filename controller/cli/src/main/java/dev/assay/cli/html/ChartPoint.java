package dev.assay.cli.html;

import dev.assay.api.CellRow;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell in the chart.
 *
 * @param modelIndex which of the section's models, for colour and shape
 * @param milliseconds p50
 * @param halfWidth of its uncertainty in milliseconds, 0 when not known
 * @param accuracy in [0, 1]
 * @param isOnFront whether no other point of the chart is as fast and as accurate: a line joins them
 */
record ChartPoint(
        CellRow cell,
        String label,
        int modelIndex,
        double milliseconds,
        double halfWidth,
        double accuracy,
        boolean isOnFront) {
    private static final double SECONDS_PER_MILLISECOND = 1e-3;

    /** The cells of a section that have both a latency and an accuracy. */
    static List<ChartPoint> of(DeviceSection section, VariantLabels labels) {
        List<ChartPoint> points = new ArrayList<>();
        List<String> models = section.models();
        for (CellRow cell : section.cells()) {
            Estimate p50 = p50(cell);
            AccuracySummary accuracy = DeviceSection.summaryOf(cell).accuracy();
            if (p50 != null && accuracy != null && p50.value() > 0) {
                Double halfWidth = p50.halfWidth();
                points.add(new ChartPoint(
                        cell,
                        labels.of(cell),
                        models.indexOf(cell.model()),
                        p50.value() / SECONDS_PER_MILLISECOND,
                        halfWidth == null ? 0 : halfWidth / SECONDS_PER_MILLISECOND,
                        accuracy.value(),
                        false));
            }
        }
        return points.stream().map(point -> point.amongAll(points)).toList();
    }

    private static @Nullable Estimate p50(CellRow cell) {
        LatencySummary latency = DeviceSection.summaryOf(cell).latency();
        return latency == null ? null : latency.p50Seconds();
    }

    private ChartPoint amongAll(List<ChartPoint> points) {
        return new ChartPoint(
                cell,
                label,
                modelIndex,
                milliseconds,
                halfWidth,
                accuracy,
                points.stream().noneMatch(other -> other.beats(this)));
    }

    private boolean beats(ChartPoint other) {
        boolean isNowhereWorse = milliseconds <= other.milliseconds && accuracy >= other.accuracy;
        return isNowhereWorse && (milliseconds < other.milliseconds || accuracy > other.accuracy);
    }
}

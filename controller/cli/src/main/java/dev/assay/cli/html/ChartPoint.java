package dev.assay.cli.html;

import dev.assay.api.CellRow;
import dev.assay.cli.figure.AccuracyText;
import dev.assay.cli.report.CellFigures;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One cell in the chart.
 *
 * @param milliseconds p50
 * @param halfWidth of its uncertainty in milliseconds, 0 when not known
 * @param accuracy in [0, 1]
 */
record ChartPoint(CellRow cell, String label, double milliseconds, double halfWidth, double accuracy) {
    private static final double SECONDS_PER_MILLISECOND = 1e-3;

    /** The cells of a section that have both a latency and an accuracy. */
    static List<ChartPoint> of(DeviceSection section, VariantLabels labels) {
        List<ChartPoint> points = new ArrayList<>();
        for (CellRow cell : section.cells()) {
            Estimate p50 = p50(cell);
            AccuracySummary accuracy = DeviceSection.summaryOf(cell).accuracy();
            if (p50 != null && accuracy != null && p50.value() > 0) {
                Double halfWidth = p50.halfWidth();
                points.add(new ChartPoint(
                        cell,
                        labels.of(cell),
                        p50.value() / SECONDS_PER_MILLISECOND,
                        halfWidth == null ? 0 : halfWidth / SECONDS_PER_MILLISECOND,
                        accuracy.value()));
            }
        }
        return points;
    }

    private static @Nullable Estimate p50(CellRow cell) {
        LatencySummary latency = DeviceSection.summaryOf(cell).latency();
        return latency == null ? null : latency.p50Seconds();
    }

    /** As the chart's module wants it, see {@code Point} in {@code app/chart/scatter.js}. */
    Map<String, Object> data() {
        return new TreeMap<>(Map.of(
                "key",
                Integer.toString(cell.index()),
                "x",
                milliseconds,
                "y",
                accuracy,
                "halfWidth",
                halfWidth,
                "model",
                cell.model(),
                "group",
                "",
                "label",
                cell.model() + " " + label,
                "lines",
                lines(),
                "isBest",
                cell.onParetoFront()));
    }

    /** What a pointer gets to know of a point. */
    private List<String> lines() {
        CellFigures figures = CellFigures.of(cell);
        String change = AccuracyText.change(cell.accuracyChange());
        List<String> lines = new ArrayList<>(List.of(
                cell.model() + " · " + label,
                "p50 " + figures.p50().text() + " ms, p90 " + figures.p90().text() + " ms",
                "accuracy " + figures.accuracy().replaceAll("  +", ", ")
                        + (change.equals(AccuracyText.NOT_PROVEN) ? " no proven difference" : ""),
                figures.size().text() + " kB, " + figures.memoryPeak().text() + " MB"));
        if (cell.onParetoFront()) {
            lines.add("not dominated");
        }
        return lines;
    }
}

package dev.assay.cli.html;

import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.VariantLabels;
import dev.assay.protocol.WireJson;
import dev.assay.regression.summary.AccuracySummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accuracy against latency on one device, for the chart of the controller's pages: its data, its legend, and a caption that says how to read
 * it. Without scripts it stays hidden; the table has the same figures.
 */
final class ChartFigure {
    private static final double LEGEND_MARK = 5.5;

    private ChartFigure() {}

    static void write(Markup page, DeviceSection section, VariantLabels labels) {
        List<ChartPoint> points = ChartPoint.of(section, labels);
        if (points.isEmpty()) {
            page.element(
                    "p", "No cell has both a latency and an accuracy: there is nothing to draw.", "class", "quiet");
            return;
        }
        page.open("figure", "hidden", "", "data-chart", data(section, points));
        legend(page, section.models());
        page.element("div", "", "class", "canvas");
        page.element(
                        "figcaption",
                        "Filled: not dominated within its model (◆ in the table). The line joins what is best at each latency over"
                                + " all models.")
                .close("figure")
                .line();
    }

    private static String data(DeviceSection section, List<ChartPoint> points) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "points", points.stream().map(ChartPoint::data).toList(),
                "models", section.models(),
                "xTitle", "p50 latency [ms]",
                "yTitle", metric(points),
                "description",
                        "Accuracy against latency on " + section.device().name() + ", " + points.size()
                                + (points.size() == 1 ? " point" : " points")
                                + "; the table below has the same figures"));
        return new String(WireJson.write(data), StandardCharsets.UTF_8);
    }

    private static String metric(List<ChartPoint> points) {
        AccuracySummary accuracy = DeviceSection.summaryOf(points.get(0).cell()).accuracy();
        return (accuracy == null ? "" : accuracy.metric() + " ") + "accuracy";
    }

    private static void legend(Markup page, List<String> models) {
        page.open("ul", "class", "legend");
        for (int i = 0; i < models.size(); i++) {
            PointShape shape = new PointShape(i);
            page.open("li", "class", shape.colourClass());
            page.open("svg", "viewBox", "0 0 16 16", "width", "16", "height", "16", "aria-hidden", "true");
            shape.draw(page, 8, 8, LEGEND_MARK, "pareto");
            page.close("svg").text(models.get(i)).close("li");
        }
        page.close("ul").line();
    }
}

package dev.assay.cli.html;

import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.VariantLabels;
import java.util.List;

/** The chart of one device with its legend and a caption that says how to read it. */
final class ChartFigure {
    private static final double WIDE = 900;
    private static final double NARROW = 360;
    private static final double HEIGHT = 420;
    private static final double LEGEND_MARK = 5.5;

    private ChartFigure() {}

    static void write(Markup page, DeviceSection section, VariantLabels labels) {
        List<ChartPoint> points = ChartPoint.of(section, labels);
        if (points.isEmpty()) {
            page.element(
                    "p", "No cell has both a latency and an accuracy: there is nothing to draw.", "class", "quiet");
            return;
        }
        String title = "Accuracy against latency on " + section.device().name() + ", " + points.size() + " points";
        page.open("figure");
        legend(page, section.models());
        page.trusted(ScatterChart.of(points, WIDE, HEIGHT, "chart wide", title)).line();
        page.trusted(ScatterChart.of(points, NARROW, HEIGHT, "chart narrow", title))
                .line();
        page.element("figcaption", caption(points)).close("figure").line();
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

    private static String caption(List<ChartPoint> points) {
        long below = ScatterChart.pointsBelow(points);
        String clipped = below == 0
                ? ""
                : " " + below + (below == 1 ? " point is" : " points are")
                        + " further below and drawn at the lower edge, with an arrow.";
        return "Filled: not dominated within its model (◆ in the table). The line joins what is best at each latency over all models."
                + clipped;
    }
}

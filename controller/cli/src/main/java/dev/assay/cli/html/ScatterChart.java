package dev.assay.cli.html;

import static dev.assay.cli.html.PointShape.number;

import dev.assay.cli.figure.AccuracyText;
import dev.assay.cli.report.CellFigures;
import dev.assay.cli.report.DeviceSection;
import dev.assay.regression.summary.AccuracySummary;
import java.util.Comparator;
import java.util.List;

/**
 * Accuracy against latency on one device, as SVG in a given size. A page holds it twice, wide and narrow, and shows the one
 * that fits: scaling one drawing would make its letters too small on a phone.
 */
final class ScatterChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 34;
    private static final double BOTTOM = 46;
    /** Points further below the best are drawn at the lower edge, or they would press all others into one line. */
    private static final double ACCURACY_SPAN_MAX = 0.15;

    /** Less than this is hardly a difference, and should not look like one. */
    private static final double ACCURACY_SPAN_MIN = 0.02;

    private static final double MARGIN = 0.06;
    /** What the arrow below a point needs. */
    private static final double ARROW_ROOM = 16;

    private static final double LATENCY_MARGIN = 1.12;
    private static final double RADIUS = 4.5;
    private static final double PARETO_RADIUS = 6;

    private final List<ChartPoint> points;
    private final double width;
    private final double height;
    private final Scale x;
    private final Scale y;
    private final Markup svg = new Markup();

    private ScatterChart(List<ChartPoint> points, double width, double height) {
        this.points = points;
        this.width = width;
        this.height = height;
        this.x = latencyScale(points, LEFT, width - RIGHT);
        this.y = accuracyScale(points, height - BOTTOM, TOP);
    }

    /**
     * The SVG element.
     *
     * @param points at least one
     * @param cssClass by which the page chooses the size to show
     */
    static String of(List<ChartPoint> points, double width, double height, String cssClass, String title) {
        ScatterChart chart = new ScatterChart(points, width, height);
        chart.svg.open(
                "svg",
                "class",
                cssClass,
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "role",
                "group",
                "aria-label",
                title);
        chart.grid();
        chart.frontLine();
        points.stream()
                .sorted(Comparator.comparing(p -> p.cell().onParetoFront()))
                .forEach(chart::point);
        ChartLabels.draw(chart.svg, points, chart.x, chart.y, width - RIGHT);
        return chart.svg.close("svg").toString();
    }

    /** How many points are worse than the chart shows. */
    static long pointsBelow(List<ChartPoint> points) {
        Scale scale = accuracyScale(points, 1, 0);
        return points.stream().filter(point -> !scale.holds(point.accuracy())).count();
    }

    private static Scale latencyScale(List<ChartPoint> points, double start, double end) {
        double least =
                points.stream().mapToDouble(ChartPoint::milliseconds).min().orElseThrow();
        double most =
                points.stream().mapToDouble(ChartPoint::milliseconds).max().orElseThrow();
        return Scale.logarithmic(least / LATENCY_MARGIN, most * LATENCY_MARGIN, start, end);
    }

    private static Scale accuracyScale(List<ChartPoint> points, double start, double end) {
        double most = points.stream().mapToDouble(ChartPoint::accuracy).max().orElseThrow();
        double least = points.stream().mapToDouble(ChartPoint::accuracy).min().orElseThrow();
        double shown = Math.max(least, most - ACCURACY_SPAN_MAX);
        double missing = Math.max(0, ACCURACY_SPAN_MIN - (most - shown));
        double margin = MARGIN * (most - shown + missing) + missing / 2;
        return Scale.linear(Math.max(0, shown - margin), Math.min(1, most + margin), start, end);
    }

    private void grid() {
        svg.open("g", "class", "grid", "aria-hidden", "true");
        for (double tick : x.ticks((int) (width / 60))) {
            String place = number(x.place(tick));
            svg.empty("line", "x1", place, "x2", place, "y1", number(TOP), "y2", number(height - BOTTOM));
            svg.element("text", Scale.text(tick), "x", place, "y", number(height - BOTTOM + 17), "class", "mid");
        }
        for (double tick : y.ticks((int) (height / 45))) {
            String place = number(y.place(tick));
            svg.empty("line", "x1", number(LEFT), "x2", number(width - RIGHT), "y1", place, "y2", place);
            svg.element(
                    "text", Scale.text(tick), "x", number(LEFT - 7), "y", number(y.place(tick) + 4), "class", "end");
        }
        svg.element(
                "text",
                "p50 latency [ms], logarithmic; left is faster",
                "x",
                number((LEFT + width - RIGHT) / 2),
                "y",
                number(height - 8),
                "class",
                "mid axis");
        svg.element("text", metric() + "; up is better", "x", "0", "y", number(TOP - 14), "class", "axis");
        svg.close("g").line();
    }

    private String metric() {
        AccuracySummary accuracy = DeviceSection.summaryOf(points.get(0).cell()).accuracy();
        return (accuracy == null ? "" : accuracy.metric() + " ") + "accuracy";
    }

    /** A staircase: between two points, nothing better than the left one was measured. */
    private void frontLine() {
        List<ChartPoint> front = points.stream()
                .filter(ChartPoint::isOnFront)
                .sorted(Comparator.comparingDouble(ChartPoint::milliseconds))
                .toList();
        StringBuilder path = new StringBuilder();
        for (ChartPoint point : front) {
            String px = number(x.place(point.milliseconds()));
            String py = number(y.place(point.accuracy()));
            path.append(path.length() == 0 ? "M" + px + " " + py : "H" + px + "V" + py);
        }
        path.append('H').append(number(width - RIGHT));
        svg.empty("path", "class", "front", "d", path.toString(), "aria-hidden", "true")
                .line();
    }

    private void point(ChartPoint point) {
        boolean isPareto = point.cell().onParetoFront();
        PointShape shape = new PointShape(point.modelIndex());
        double px = x.place(point.milliseconds());
        double py = y.place(point.accuracy()) - (y.holds(point.accuracy()) ? 0 : ARROW_ROOM);
        String text = description(point);
        svg.open("g", "class", "point " + shape.colourClass(), "tabindex", "0", "role", "img", "aria-label", text);
        svg.element("title", text);
        double left = x.place(point.milliseconds() - point.halfWidth());
        double right = x.place(point.milliseconds() + point.halfWidth());
        if (point.halfWidth() > 0 && right - left > 2 * RADIUS) {
            svg.empty(
                    "line",
                    "class",
                    "whisker",
                    "x1",
                    number(left),
                    "x2",
                    number(right),
                    "y1",
                    number(py),
                    "y2",
                    number(py));
        }
        shape.draw(svg, px, py, isPareto ? PARETO_RADIUS : RADIUS, isPareto ? "pareto" : "other");
        if (!y.holds(point.accuracy())) {
            svg.empty("path", "class", "below", "d", "M" + number(px - 4) + " " + number(py + 9) + "h8l-4 5z");
        }
        svg.close("g").line();
    }

    /** What a pointer, a keyboard's focus and a screen reader get to know of a point. */
    static String description(ChartPoint point) {
        CellFigures figures = CellFigures.of(point.cell());
        String change = AccuracyText.change(point.cell().accuracyChange());
        return point.cell().model() + " · " + point.label() + "\n"
                + "p50 " + figures.p50().text() + " ms, p90 " + figures.p90().text() + " ms\n"
                + "accuracy " + figures.accuracy().replaceAll("  +", ", ")
                + (change.equals(AccuracyText.NOT_PROVEN) ? " no proven difference" : "") + "\n"
                + figures.size().text() + " kB, " + figures.memoryPeak().text() + " MB"
                + (point.cell().onParetoFront() ? "\nnot dominated" : "");
    }
}

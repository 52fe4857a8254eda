package dev.assay.cli.html;

import static dev.assay.cli.html.PointShape.number;

import dev.assay.regression.certification.CaughtLevel;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.MeasuredChange;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.certification.PowerCurve;
import java.util.List;
import java.util.Locale;

/** How many gates catch a slow-down, by its size, as SVG: what was seen with its limits, and the curve through it. */
final class PowerChart {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double LEFT = 52;
    private static final double RIGHT = 16;
    private static final double TOP = 34;
    private static final double BOTTOM = 46;
    private static final double PERCENT = 100;
    private static final double RADIUS = 5;
    private static final double BEYOND = 1.1;
    private static final int CURVE_POINTS = 120;
    private static final int TICKS_ABOUT = 8;

    private final List<CaughtLevel> levels;
    private final Scale x;
    private final Scale y = Scale.linear(0, PERCENT, HEIGHT - BOTTOM, TOP);
    private final Markup svg = new Markup();

    private PowerChart(List<CaughtLevel> levels) {
        this.levels = levels;
        double largest = levels.stream().mapToDouble(PowerChart::size).max().orElseThrow();
        this.x = Scale.linear(0, BEYOND * PERCENT * largest, LEFT, WIDTH - RIGHT);
    }

    /** The SVG element; empty when no slow-down was planted. */
    static String of(Certification certification) {
        List<CaughtLevel> slowDowns = certification.levels().stream()
                .filter(level -> level.planted() == Planted.WORK && size(level) > 0)
                .toList();
        if (slowDowns.isEmpty()) {
            return "";
        }
        PowerChart chart = new PowerChart(slowDowns);
        chart.svg.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + number(WIDTH) + " " + number(HEIGHT),
                "role",
                "group",
                "aria-label",
                "share of gates that catch a slow-down, by its size");
        chart.grid();
        PowerCurve curve = certification.curve();
        if (curve != null) {
            chart.curve(curve);
        }
        slowDowns.forEach(chart::level);
        return chart.svg.close("svg").toString();
    }

    private static double size(CaughtLevel level) {
        MeasuredChange measured = level.measured();
        return measured == null ? level.level() : measured.value();
    }

    private void grid() {
        svg.open("g", "class", "grid", "aria-hidden", "true");
        for (double tick : x.ticks(TICKS_ABOUT)) {
            String place = number(x.place(tick));
            svg.empty("line", "x1", place, "x2", place, "y1", number(TOP), "y2", number(HEIGHT - BOTTOM));
            svg.element("text", Scale.text(tick), "x", place, "y", number(HEIGHT - BOTTOM + 17), "class", "mid");
        }
        for (double tick : y.ticks(TICKS_ABOUT)) {
            String place = number(y.place(tick));
            svg.empty("line", "x1", number(LEFT), "x2", number(WIDTH - RIGHT), "y1", place, "y2", place);
            svg.element(
                    "text", Scale.text(tick), "x", number(LEFT - 7), "y", number(y.place(tick) + 4), "class", "end");
        }
        svg.element(
                "text",
                "slow-down that was truly there [%]",
                "x",
                number((LEFT + WIDTH - RIGHT) / 2),
                "y",
                number(HEIGHT - 8),
                "class",
                "mid axis");
        svg.element("text", "gates that caught it [%]", "x", "0", "y", number(TOP - 14), "class", "axis");
        svg.close("g").line();
    }

    private void curve(PowerCurve curve) {
        StringBuilder path = new StringBuilder();
        double largest =
                BEYOND * levels.stream().mapToDouble(PowerChart::size).max().orElseThrow();
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double share = largest * i / CURVE_POINTS;
            path.append(i == 0 ? 'M' : 'L')
                    .append(number(x.place(PERCENT * share)))
                    .append(' ')
                    .append(number(y.place(PERCENT * curve.chance(share))));
        }
        svg.empty("path", "class", "front", "d", path.toString(), "aria-hidden", "true")
                .line();
    }

    private void level(CaughtLevel level) {
        int judged = Math.max(1, level.tally().judged());
        double px = x.place(PERCENT * size(level));
        String text = String.format(
                Locale.ROOT,
                "%d of %d gates caught a slow-down of %.1f %%",
                level.tally().failed(),
                level.tally().judged(),
                PERCENT * size(level));
        svg.open("g", "class", "point m0", "tabindex", "0", "role", "img", "aria-label", text);
        svg.element("title", text);
        svg.empty(
                "line",
                "class",
                "whisker",
                "x1",
                number(px),
                "x2",
                number(px),
                "y1",
                number(y.place(PERCENT * level.caughtLow())),
                "y2",
                number(y.place(PERCENT * level.caughtHigh())));
        svg.empty(
                "circle",
                "class",
                "pareto",
                "cx",
                number(px),
                "cy",
                number(y.place(PERCENT * level.tally().failed() / judged)),
                "r",
                number(RADIUS));
        svg.close("g").line();
    }
}

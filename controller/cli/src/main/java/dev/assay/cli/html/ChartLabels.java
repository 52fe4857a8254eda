package dev.assay.cli.html;

import static dev.assay.cli.html.PointShape.number;

import dev.assay.cli.table.DisplayWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names beside the points of the front, where there is room. */
final class ChartLabels {
    private static final double LETTER_WIDTH = 6;
    private static final double LETTER_HEIGHT = 13;
    private static final double DISTANCE = 10;
    private static final double POINT_SIZE = 12;

    private ChartLabels() {}

    private record Box(double left, double top, double right, double bottom) {
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Writes the labels that overlap neither a point nor another label nor the right edge. */
    static void draw(Markup svg, List<ChartPoint> points, Scale x, Scale y, double rightEdge) {
        List<Box> taken = new ArrayList<>();
        for (ChartPoint point : points) {
            double px = x.place(point.milliseconds());
            double py = y.place(point.accuracy());
            taken.add(new Box(px - POINT_SIZE / 2, py - POINT_SIZE / 2, px + POINT_SIZE / 2, py + POINT_SIZE / 2));
        }
        List<ChartPoint> front = points.stream()
                .filter(ChartPoint::isOnFront)
                .sorted(Comparator.comparingDouble(ChartPoint::milliseconds))
                .toList();
        for (ChartPoint point : front) {
            String label = point.cell().model() + " " + point.label();
            double length = DisplayWidth.of(label) * LETTER_WIDTH;
            double px = x.place(point.milliseconds());
            double py = y.place(point.accuracy());
            for (double shift : new double[] {DISTANCE + 6, -DISTANCE, 0}) {
                double baseline = py + shift;
                Box box = new Box(px + DISTANCE, baseline - LETTER_HEIGHT + 3, px + DISTANCE + length, baseline + 3);
                if (box.right() < rightEdge && box.top() > 0 && taken.stream().noneMatch(box::overlaps)) {
                    svg.element(
                            "text",
                            label,
                            "class",
                            "label",
                            "x",
                            number(px + DISTANCE),
                            "y",
                            number(baseline),
                            "aria-hidden",
                            "true");
                    taken.add(box);
                    break;
                }
            }
        }
    }
}

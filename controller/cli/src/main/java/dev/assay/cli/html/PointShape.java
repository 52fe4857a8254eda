package dev.assay.cli.html;

import java.util.Locale;

/** The mark of one model: colour and shape together, so that neither alone must be told apart. */
record PointShape(int modelIndex) {
    /** How many colours report.css defines. */
    private static final int COLOURS = 8;

    private static final double[][] CORNERS = {
        {}, // a circle
        {-0.86, -0.86, 0.86, -0.86, 0.86, 0.86, -0.86, 0.86}, // a square
        {0, -1.15, 1.05, 0.75, -1.05, 0.75}, // a triangle
        {0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0}, // a diamond
        {0, 1.15, 1.05, -0.75, -1.05, -0.75}, // a triangle upside down
        {0, -1.1, 1.05, -0.34, 0.65, 0.89, -0.65, 0.89, -1.05, -0.34}, // a pentagon
    };

    /** The class that gives the colour. */
    String colourClass() {
        return "m" + modelIndex % COLOURS;
    }

    /** Draws the mark; {@code radius} in the units of the drawing. */
    void draw(Markup svg, double x, double y, double radius, String cssClass) {
        double[] corners = CORNERS[modelIndex % CORNERS.length];
        if (corners.length == 0) {
            svg.empty("circle", "class", cssClass, "cx", number(x), "cy", number(y), "r", number(radius));
            return;
        }
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(i == 0 ? "" : " ")
                    .append(number(x + radius * corners[i]))
                    .append(',')
                    .append(number(y + radius * corners[i + 1]));
        }
        svg.empty("polygon", "class", cssClass, "points", points.toString());
    }

    /** A coordinate with one decimal: finer than any screen. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

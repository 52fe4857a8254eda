package dev.assay.cli.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Values as a row of bars, one column for each, or for several neighbours' median where they do not fit. */
final class Chart {
    static final int COLUMNS_MAX = 72;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final double[] columns;
    private final int valuesPerColumn;

    /** @param values at least one */
    Chart(List<Double> values) {
        valuesPerColumn = (values.size() + COLUMNS_MAX - 1) / COLUMNS_MAX;
        columns = new double[(values.size() + valuesPerColumn - 1) / valuesPerColumn];
        for (int i = 0; i < columns.length; i++) {
            int to = Math.min(values.size(), (i + 1) * valuesPerColumn);
            columns[i] = median(values.subList(i * valuesPerColumn, to));
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    double lowest() {
        return Arrays.stream(columns).min().orElseThrow();
    }

    double highest() {
        return Arrays.stream(columns).max().orElseThrow();
    }

    /** The bars: the lowest column is the lowest bar, the highest the highest; all are low where all are equal. */
    String bars() {
        double low = lowest();
        double range = highest() - low;
        StringBuilder bars = new StringBuilder();
        for (double column : columns) {
            int level = range == 0 ? 0 : (int) Math.round((column - low) / range * (BARS.length() - 1));
            bars.append(BARS.charAt(level));
        }
        return bars.toString();
    }

    /** A line below the bars with a mark at each of these values; without blanks at its end. */
    String marks(Collection<Integer> places) {
        TreeSet<Integer> marked = new TreeSet<>();
        places.forEach(place -> marked.add(place / valuesPerColumn));
        StringBuilder line = new StringBuilder();
        for (int column : marked) {
            line.append(" ".repeat(column - line.length())).append('▲');
        }
        return line.toString();
    }
}

package dev.assay.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, two spaces apart. Not thread-safe. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<TextColumn> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these columns and no row yet. */
    public TextTable(List<TextColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row; {@code cells} has one text for each column, empty where there is nothing to say. */
    public void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "the row has " + cells.size() + " cells; the table has " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    /** Header and rows, one line each (more where a cell wraps), without blanks at the end of a line. */
    public List<String> lines() {
        List<ColumnLayout> layouts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            layouts.add(ColumnLayout.of(
                    columns.get(i), rows.stream().map(row -> row.get(column)).toList()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(layouts.stream().map(ColumnLayout::header).toList()));
        for (List<String> row : rows) {
            lines.addAll(linesOf(row, layouts));
        }
        return lines;
    }

    private List<String> linesOf(List<String> row, List<ColumnLayout> layouts) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < row.size(); i++) {
            List<String> parts = layouts.get(i).wrap(row.get(i));
            wrapped.add(parts);
            height = Math.max(height, parts.size());
        }
        List<String> lines = new ArrayList<>();
        for (int l = 0; l < height; l++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                List<String> parts = wrapped.get(i);
                cells.add(layouts.get(i).pad(l < parts.size() ? parts.get(l) : ""));
            }
            lines.add(line(cells));
        }
        return lines;
    }

    private static String line(List<String> cells) {
        return (" " + String.join(GAP, cells)).stripTrailing();
    }
}

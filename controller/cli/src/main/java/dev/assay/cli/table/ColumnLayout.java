package dev.assay.cli.table;

import java.util.ArrayList;
import java.util.List;

/** The widths that one column needs for its texts. */
final class ColumnLayout {
    private static final String INDENT = "  ";

    private final TextColumn column;
    private int whole;
    private int fraction;
    private int rest;
    private int width;

    private ColumnLayout(TextColumn column) {
        this.column = column;
    }

    static ColumnLayout of(TextColumn column, List<String> texts) {
        ColumnLayout layout = new ColumnLayout(column);
        texts.forEach(layout::measure);
        layout.width = Math.max(
                DisplayWidth.of(column.header()), Math.max(layout.width, layout.whole + layout.fraction + layout.rest));
        return layout;
    }

    String header() {
        return DisplayWidth.padEnd(column.header(), width);
    }

    /** One cell of a line, as wide as the column. */
    String pad(String text) {
        return switch (column.alignment()) {
            case LEFT -> DisplayWidth.padEnd(text, width);
            case DECIMAL -> DisplayWidth.padEnd(aligned(text), width);
        };
    }

    /** The lines that a text takes in this column: one, unless it is too long. */
    List<String> wrap(String text) {
        if (DisplayWidth.of(text) <= column.widthMax()) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : text.split("(?<=[ ,(])")) {
            if (line.toString().strip().length() > 0 && DisplayWidth.of(line + piece.strip()) > column.widthMax()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private void measure(String text) {
        switch (column.alignment()) {
            case LEFT -> {
                for (String line : wrap(text)) {
                    width = Math.max(width, DisplayWidth.of(line));
                }
            }
            case DECIMAL -> {
                Parts parts = Parts.of(text);
                whole = Math.max(whole, DisplayWidth.of(parts.whole));
                fraction = Math.max(fraction, DisplayWidth.of(parts.fraction));
                rest = Math.max(rest, DisplayWidth.of(parts.rest));
            }
        }
    }

    private String aligned(String text) {
        Parts parts = Parts.of(text);
        return DisplayWidth.padStart(parts.whole, whole) + DisplayWidth.padEnd(parts.fraction, fraction) + parts.rest;
    }

    /** {@code 12.34 ± 0.05} as {@code 12}, {@code .34} and {@code  ± 0.05}. */
    private record Parts(String whole, String fraction, String rest) {
        static Parts of(String text) {
            int space = text.indexOf(' ');
            String number = space < 0 ? text : text.substring(0, space);
            String rest = space < 0 ? "" : text.substring(space);
            int point = number.indexOf('.');
            return point < 0
                    ? new Parts(number, "", rest)
                    : new Parts(number.substring(0, point), number.substring(point), rest);
        }
    }
}

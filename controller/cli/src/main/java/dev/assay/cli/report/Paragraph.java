package dev.assay.cli.report;

import dev.assay.cli.table.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Sentences that are too long for a line. */
public final class Paragraph {
    /** Lines end before this column. */
    public static final int WIDTH = 132;

    private Paragraph() {}

    /** Puts remarks side by side while they fit a line, and breaks between them. Every line begins with {@code begin}. */
    public static List<String> fill(List<String> remarks, String begin, String gap) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String remark : remarks) {
            String longer = line.isEmpty() ? begin + remark : line + gap + remark;
            if (!line.isEmpty() && DisplayWidth.of(longer) > WIDTH) {
                lines.addAll(wrap(line, begin + " "));
                longer = begin + remark;
            }
            line = longer;
        }
        if (!line.isEmpty()) {
            lines.addAll(wrap(line, begin + " "));
        }
        return lines;
    }

    /** Breaks {@code text} at spaces; the lines after the first begin with {@code indent} as well. */
    public static List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<= )")) {
            boolean hasWords = !line.toString().isBlank();
            if (hasWords && DisplayWidth.of(line + word.stripTrailing()) > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}

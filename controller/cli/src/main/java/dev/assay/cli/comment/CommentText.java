package dev.assay.cli.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markdown that fits into a comment: what is folded away goes first, then the end; what failed stands at the beginning. */
final class CommentText {
    private static final String FOLD = "<details>";
    private static final String FOLD_END = "</details>";

    private CommentText() {}

    /** The first line, by which a comment is found again; empty when it is no mark. */
    static String mark(String markdown) {
        String first = markdown.lines().findFirst().orElse("").strip();
        return first.matches("<!-- assay-[^<>]* -->") ? first : "";
    }

    /**
     * The text itself when it fits, else a shorter one that says so.
     *
     * @param charactersMax in UTF-16 units, of which a host counts at most as many
     */
    static String fit(String markdown, int charactersMax) {
        if (markdown.length() <= charactersMax) {
            return markdown;
        }
        String limit = String.format(Locale.ROOT, "%,d", charactersMax);
        String ending = "\n*The rest is left out, since a comment here may have at most " + limit
                + " characters. The job's report has all of it.*\n";
        StringBuilder kept = new StringBuilder();
        for (String line : withoutFold(markdown)) {
            if (kept.length() + line.length() + 1 + ending.length() > charactersMax) {
                break;
            }
            kept.append(line).append('\n');
        }
        return kept.append(ending).toString();
    }

    private static List<String> withoutFold(String markdown) {
        List<String> lines = new ArrayList<>();
        boolean isFolded = false;
        for (String line : markdown.lines().toList()) {
            isFolded = isFolded || line.startsWith(FOLD);
            if (!isFolded) {
                lines.add(line);
            }
            isFolded = isFolded && !line.startsWith(FOLD_END);
        }
        return lines;
    }
}

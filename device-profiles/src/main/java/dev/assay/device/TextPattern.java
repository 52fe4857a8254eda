package dev.assay.device;

import java.util.Locale;

/** Compares a text with a pattern in which {@code *} stands for any text, also for none. Letter case counts nothing. Stateless. */
public final class TextPattern {
    private TextPattern() {}

    /** Whether the whole text is of this form. */
    public static boolean matches(String pattern, String text) {
        String[] pieces = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        String rest = text.toLowerCase(Locale.ROOT);
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return rest.equals(first);
        }
        if (!rest.startsWith(first) || rest.length() < first.length() + last.length() || !rest.endsWith(last)) {
            return false;
        }
        rest = rest.substring(first.length(), rest.length() - last.length());
        for (int i = 1; i < pieces.length - 1; i++) {
            int at = rest.indexOf(pieces[i]);
            if (at < 0) {
                return false;
            }
            rest = rest.substring(at + pieces[i].length());
        }
        return true;
    }
}

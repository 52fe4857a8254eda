package dev.assay.cli.table;

import java.lang.Character.UnicodeScript;

/** How many terminal columns a text takes. */
public final class DisplayWidth {
    private static final int EMOJI_FIRST = 0x1F300;
    private static final int EMOJI_LAST = 0x1FAFF;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF60;

    private DisplayWidth() {}

    /** Columns of {@code text} on one line. Combining marks take none; East Asian wide characters and emoji take two. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::ofCodePoint).sum();
    }

    /** {@code text} with spaces after it, so that it takes {@code width} columns. */
    public static String padEnd(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** {@code text} with spaces before it, so that it takes {@code width} columns. */
    public static String padStart(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    private static int ofCodePoint(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        boolean isEmoji = codePoint >= EMOJI_FIRST && codePoint <= EMOJI_LAST;
        boolean isFullWidth = codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST;
        if (isEmoji || isFullWidth) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA;
    }
}

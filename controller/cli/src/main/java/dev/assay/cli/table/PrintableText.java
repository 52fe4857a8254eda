package dev.assay.cli.table;

/**
 * One line without what a terminal, a log or a page would obey instead of show: names and messages come from sweeps, devices and
 * crashed programs.
 */
public final class PrintableText {
    private PrintableText() {}

    /**
     * The same on one line: a space for every break and tabulator, and a replacement sign for other control characters, changes of the
     * writing direction and halves of characters.
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().map(PrintableText::printable).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static int printable(int sign) {
        if (Character.isWhitespace(sign)) {
            return ' ';
        }
        boolean isTurn = (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
        boolean isHalf = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
        return Character.isISOControl(sign) || isTurn || isHalf ? '\uFFFD' : sign;
    }
}

package dev.assay.server.wire;

/** Tells texts from what only looks like one: PostgreSQL takes neither NUL nor half of a surrogate pair, and nobody reads them. */
public final class StorableText {
    private StorableText() {}

    /** Whether every store keeps it as it is. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}

package dev.assay.protocol;

import java.util.regex.Pattern;

/** Bytes arrived that are not the message they should be. The message names the expected type and what was found. */
public final class WireFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The sender knows our records by their names, and our code not at all. */
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private static final Pattern UNSAID_CAUSE = Pattern.compile(" due to \\([\\w.]*Exception\\): null");

    WireFormatException(Class<?> expected, Throwable cause) {
        super("expected a " + expected.getSimpleName() + " as JSON; " + firstLine(cause), cause);
    }

    WireFormatException(Class<?> expected, String found) {
        super("expected a " + expected.getSimpleName() + " as JSON; found " + found);
    }

    private static String firstLine(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.lines().findFirst().orElse(message);
        return PACKAGES.matcher(UNSAID_CAUSE.matcher(line).replaceAll("; a value in it cannot be so"))
                .replaceAll("");
    }
}

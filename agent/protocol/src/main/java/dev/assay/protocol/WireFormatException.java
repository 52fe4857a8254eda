package dev.assay.protocol;

/** Bytes arrived that are not the message they should be. The message names the expected type and what was found. */
public final class WireFormatException extends Exception {
    private static final long serialVersionUID = 1L;

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
        return message.lines().findFirst().orElse(message);
    }
}

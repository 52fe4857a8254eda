package dev.assay.server.problem;

import org.jspecify.annotations.Nullable;

/** The controller cannot start. The message is for the person who starts it, and says what would help. */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What to tell the person: the first sentence that was meant for one, else the innermost that there is. */
    public static String messageOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailedException) {
                return String.valueOf(cause.getMessage());
            }
            root = cause;
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}

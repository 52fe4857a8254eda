package dev.assay.sweep.reading;

/** A file that a sweep names cannot be used. The message says what was found and what was expected; the sweep's author must act. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}

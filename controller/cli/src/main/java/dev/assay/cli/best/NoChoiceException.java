package dev.assay.cli.best;

/** What was asked for cannot be answered. The message says what was found and what would be right, for the person who asked. */
public final class NoChoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    NoChoiceException(String message) {
        super(message);
    }
}

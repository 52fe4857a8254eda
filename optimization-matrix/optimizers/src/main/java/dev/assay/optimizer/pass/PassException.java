package dev.assay.optimizer.pass;

/** A step cannot be done on this model or with this data. The message says where, what was found and what would be right. */
public final class PassException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the user. */
    public PassException(String message) {
        super(message);
    }

    /** With a sentence for the user, and what lies behind it. */
    public PassException(String message, Throwable cause) {
        super(message, cause);
    }
}

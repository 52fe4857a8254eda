package dev.assay.cli.comment;

/** A comment cannot be written. The message is for people and never holds a token. */
public final class CommentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause why;

    private CommentException(Cause why, String message) {
        super(message);
        this.why = why;
    }

    /** Who or what is in the way. */
    public enum Cause {
        /** The command or its surroundings: nothing was sent. */
        WRONG_INPUT,
        /** The token may not do it. */
        NOT_PERMITTED,
        /** The host does not answer, asks to wait too long, or answers with what nobody understands. */
        UNREACHABLE,
        /** Whether it was done is not known: look, then try again. */
        UNCERTAIN
    }

    static CommentException wrongInput(String message) {
        return new CommentException(Cause.WRONG_INPUT, message);
    }

    static CommentException notPermitted(String message) {
        return new CommentException(Cause.NOT_PERMITTED, message);
    }

    static CommentException unreachable(String message) {
        return new CommentException(Cause.UNREACHABLE, message);
    }

    static CommentException uncertain(String message) {
        return new CommentException(Cause.UNCERTAIN, message);
    }

    /** Who or what is in the way. */
    public Cause why() {
        return why;
    }
}

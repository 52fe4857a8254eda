package dev.assay.cli.bisect;

/** A bisection that cannot go on; the message says why, and what would help. */
public final class BisectException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for people. */
    public BisectException(String message) {
        super(message);
    }
}

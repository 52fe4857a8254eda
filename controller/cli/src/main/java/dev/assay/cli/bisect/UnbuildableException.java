package dev.assay.cli.bisect;

/** A commit that gives nothing to measure: it is skipped, and said so. */
public final class UnbuildableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason, for people. */
    public UnbuildableException(String message) {
        super(message);
    }
}

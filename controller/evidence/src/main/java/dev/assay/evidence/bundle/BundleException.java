package dev.assay.evidence.bundle;

/** A file is no bundle, or not a whole one, so that nothing can be checked. The message is for people. */
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    public BundleException(String message) {
        super(message);
    }

    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}

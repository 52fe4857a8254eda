package dev.assay.server.oidc;

/** Somebody could not be signed in. The message is for the log and the audit; a browser is told the fault alone. */
public final class OidcException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    OidcException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    OidcException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** What kind it is. */
    public Fault fault() {
        return fault;
    }

    /** What a browser is told. */
    public enum Fault {
        /** The provider did not let them in, or they changed their mind. */
        DENIED,
        /** They have an account, and no group that may enter. */
        NOT_ALLOWED,
        /** It took too long, or was not begun in this browser. */
        EXPIRED,
        /** The provider does not answer, or says something that cannot be. */
        UNAVAILABLE
    }
}

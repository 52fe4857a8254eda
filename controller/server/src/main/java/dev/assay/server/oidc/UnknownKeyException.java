package dev.assay.server.oidc;

/** An id token is signed with a key that is not among those that the provider was known to have. */
final class UnknownKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownKeyException(Throwable cause) {
        super("the key of an id token is not known", cause);
    }
}

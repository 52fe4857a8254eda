package dev.assay.cli.certify;

/** The certification cannot go on; the message says why and what would be right, for people. What is done is kept. */
public final class CertifyException extends Exception {
    private static final long serialVersionUID = 1L;

    CertifyException(String message) {
        super(message);
    }

    CertifyException(String message, Throwable cause) {
        super(message, cause);
    }
}

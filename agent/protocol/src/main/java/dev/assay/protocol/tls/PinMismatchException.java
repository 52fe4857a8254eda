package dev.assay.protocol.tls;

import java.security.cert.CertificateException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whoever answered at the controller's address does not hold the key that the token names. The message is for people. */
public final class PinMismatchException extends CertificateException {
    private static final long serialVersionUID = 1L;

    PinMismatchException(String found, Set<String> expected) {
        super("the certificate's key has the pin " + found + "; the token expects " + String.join(" or ", expected)
                + ": another program answers there, or the controller's key was renewed and a new token is needed");
    }

    /** The mismatch that made a handshake fail; null when it failed for another reason. */
    public static @Nullable PinMismatchException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PinMismatchException mismatch) {
                return mismatch;
            }
        }
        return null;
    }
}

package dev.assay.server.tls;

import dev.assay.server.problem.StartFailedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the person who runs the controller wants.
 *
 * @param host where the controller listens
 * @param certificate PEM, the controller's own first; empty when it makes one for itself
 * @param key PEM, PKCS #8 without a password; there exactly when {@code certificate} is
 * @param names further names and addresses for a certificate that it makes
 */
public record TlsTerms(TlsMode mode, String host, Optional<Path> certificate, Optional<Path> key, List<String> names) {
    public TlsTerms {
        names = List.copyOf(names);
        if (certificate.isPresent() != key.isPresent()) {
            throw new StartFailedException(
                    "assay.tls." + (key.isPresent() ? "key" : "certificate")
                            + " is set alone; expected assay.tls.certificate"
                            + " and assay.tls.key together, or neither",
                    null);
        }
    }

    /** Whether the controller speaks TLS. */
    public boolean isOn() {
        return switch (mode) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> !isLoopback();
        };
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

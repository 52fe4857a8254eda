package dev.assay.protocol.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose own certificate has one of the pins. Names, dates and authorities do not count: the handshake proves that the
 * server holds the pinned key, and a board without a battery for its clock would find every certificate not yet valid. Certificates
 * further up the chain do not count either, since nobody checks that they signed the first. Thread-safe.
 *
 * <p>It is an extended trust manager because JSSE adds a check of the host's name to a plain one.
 */
final class PinTrust extends X509ExtendedTrustManager {
    private final Set<String> pins;

    PinTrust(Set<String> pins) {
        this.pins = Set.copyOf(pins);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("the controller shows no certificate");
        }
        String found = CertificatePin.of(chain[0]);
        if (!pins.contains(found)) {
            throw new PinMismatchException(found, new TreeSet<>(pins));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("pins are for servers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

package dev.assay.protocol.tls;

import java.net.HttpURLConnection;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * TLS to controllers that are known by pins; without a pin Java's ordinary rules hold and nothing is changed. Keep one for as long as
 * its pins hold: connections are only used again under the same one. Thread-safe.
 */
public final class PinnedTls {
    private final Optional<SSLContext> context;
    private final Optional<SSLSocketFactory> sockets;

    private PinnedTls(Optional<SSLContext> context) {
        this.context = context;
        this.sockets = context.map(SSLContext::getSocketFactory);
    }

    /** TLS that accepts any of {@code pins}, and nothing else unless there are none. */
    public static PinnedTls of(Collection<String> pins) {
        if (pins.isEmpty()) {
            return new PinnedTls(Optional.empty());
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinTrust(Set.copyOf(pins))}, null);
            return new PinnedTls(Optional.of(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /**
     * For {@code java.net.http.HttpClient.Builder.sslContext}; empty where ordinary rules hold. The host's name is not checked under
     * it.
     */
    public Optional<SSLContext> context() {
        return context;
    }

    /** Before the connection is opened; without effect on plain HTTP. */
    public void prepare(HttpURLConnection connection) {
        if (connection instanceof HttpsURLConnection https && sockets.isPresent()) {
            https.setSSLSocketFactory(sockets.get());
            // The pin has been checked in the handshake, and a controller has many names: addresses, tunnels.
            https.setHostnameVerifier((host, session) -> true);
        }
    }
}

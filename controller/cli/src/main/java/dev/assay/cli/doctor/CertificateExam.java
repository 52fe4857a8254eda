package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.CONTROLLER;

import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.CertificatePin;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The certificate that a controller shows: whether the token vouches for it, and for how long it is good. */
public final class CertificateExam {
    private static final Duration GOOD_MIN = Duration.ofDays(21);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int HTTPS_PORT = 443;

    private final Findings findings;

    public CertificateExam(Findings findings) {
        this.findings = findings;
    }

    /** Looks at it without sending anything, under the same rules as every request. */
    public void look(URI controller, TokenText token, Instant now) {
        if (!"https".equals(controller.getScheme())) {
            boolean isHere = controller.getHost().equals("127.0.0.1")
                    || controller.getHost().equals("localhost");
            findings.judge(
                    CONTROLLER,
                    "encryption",
                    isHere,
                    isHere ? "none, on this machine alone" : "none: tokens travel readable",
                    "assay.tls=on, or TLS in front of the controller");
            return;
        }
        try {
            judge(certificate(controller, token), token, now);
        } catch (IOException | NoSuchAlgorithmException e) {
            findings.wrong(
                    CONTROLLER,
                    "certificate",
                    "cannot be read: " + e.getMessage(),
                    "use a token that carries the controller's pin, as \"assay token create\" prints it");
        }
    }

    private void judge(X509Certificate certificate, TokenText token, Instant now) {
        boolean isPinned = token.pins().contains(CertificatePin.of(certificate));
        Instant end = certificate.getNotAfter().toInstant();
        String text = (isPinned ? "known by the token's pin" : "an authority vouches for it") + ", good until " + end;
        findings.judge(
                CONTROLLER,
                "certificate",
                now.plus(GOOD_MIN).isBefore(end),
                text,
                isPinned
                        ? "start the controller again: it renews the certificate that it made, under the same key"
                        : "renew it, and start the controller again");
    }

    private static X509Certificate certificate(URI controller, TokenText token)
            throws IOException, NoSuchAlgorithmException {
        SSLContext context = PinnedTls.of(token.pins()).context().orElse(SSLContext.getDefault());
        int port = controller.getPort() < 0 ? HTTPS_PORT : controller.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(controller.getHost(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, controller.getHost(), port, false)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }
}

package dev.assay.server.tls;

import dev.assay.protocol.tls.CertificatePin;
import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * The certificate that a controller shows.
 *
 * @param certificateFile PEM, {@code certificate} first
 * @param keyFile PEM
 */
public record ServerCertificate(Path certificateFile, Path keyFile, X509Certificate certificate) {

    /**
     * Makes sure that there is one to show.
     *
     * @param folder for one that the controller makes itself
     * @param now for how long it is good yet
     * @return empty when the controller speaks plain HTTP
     * @throws StartFailedException when the owner's cannot be used; the message says why
     */
    public static Optional<ServerCertificate> prepare(TlsTerms terms, Path folder, Instant now) throws IOException {
        if (!terms.isOn()) {
            return Optional.empty();
        }
        return Optional.of(
                terms.certificate().isPresent()
                        ? read(terms.certificate().get(), terms.key().orElseThrow(), now)
                        : new GeneratedCertificate(folder, CertificateNames.ofThisMachine(terms.names())).open(now));
    }

    /** Reads a certificate that is there, and makes sure that its key belongs to it. */
    static ServerCertificate read(Path certificateFile, Path keyFile, Instant now) throws IOException {
        X509Certificate certificate = certificate(certificateFile);
        PrivateKey key = PemKey.read(keyFile, certificate.getPublicKey().getAlgorithm());
        if (!isPair(certificate, key)) {
            throw new StartFailedException(
                    keyFile + " is not the key of " + certificateFile + "; expected the two to match", null);
        }
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            throw new StartFailedException(
                    certificateFile + " expired at " + certificate.getNotAfter().toInstant()
                            + "; expected one that is valid",
                    null);
        }
        return new ServerCertificate(certificateFile, keyFile, certificate);
    }

    static X509Certificate certificate(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new StartFailedException(
                    file + " holds no certificate in PEM (" + e.getMessage()
                            + "); expected -----BEGIN CERTIFICATE-----",
                    e);
        }
    }

    /** Whether what the key signs passes for the certificate's. */
    private static boolean isPair(X509Certificate certificate, PrivateKey key) {
        byte[] text = certificate.getSerialNumber().toByteArray();
        String algorithm = certificate.getPublicKey().getAlgorithm();
        String scheme = switch (algorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> algorithm;
        };
        try {
            Signature signer = Signature.getInstance(scheme);
            signer.initSign(key);
            signer.update(text);
            byte[] signature = signer.sign();
            signer.initVerify(certificate);
            signer.update(text);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Its pin, when it vouches for itself; empty when an authority does, whose word then counts. */
    public Optional<String> pin() {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                ? Optional.of(CertificatePin.of(certificate))
                : Optional.empty();
    }
}

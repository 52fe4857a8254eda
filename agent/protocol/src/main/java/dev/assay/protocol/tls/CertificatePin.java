package dev.assay.protocol.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The name that a certificate's key gives it, see {@link dev.assay.protocol.ControllerAddress#pin()}. */
public final class CertificatePin {
    private CertificatePin() {}

    /** SHA-256 of the certificate's SubjectPublicKeyInfo in base64url without padding: 43 characters. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

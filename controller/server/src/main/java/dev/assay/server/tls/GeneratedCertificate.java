package dev.assay.server.tls;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * The certificate that a controller makes for itself: {@code certificate.pem} and {@code key.pem} in a folder that only its owner may
 * look into. The key stays, and with it the pin that tokens carry; the certificate is made anew, for the same key, when it ends
 * soon or lacks a name that the machine has by now.
 */
final class GeneratedCertificate {
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(60);
    private static final String ALGORITHM = "EC";

    private final Path folder;
    private final CertificateNames names;

    GeneratedCertificate(Path folder, CertificateNames names) {
        this.folder = folder;
        this.names = names;
    }

    /** The certificate, made if need be. */
    ServerCertificate open(Instant now) throws IOException {
        Path certificateFile = folder.resolve("certificate.pem");
        Path keyFile = folder.resolve("key.pem");
        if (!Files.exists(keyFile)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (Keytool keytool = Keytool.in(folder)) {
                keytool.generate(names.extension());
                // The key last: without it, the next start begins anew.
                write(certificateFile, keytool.certificatePem());
                write(keyFile, PemKey.write(keytool.key()));
            }
            return ServerCertificate.read(certificateFile, keyFile, now);
        }
        X509Certificate certificate = requireCertificate(certificateFile, keyFile);
        boolean isGood =
                now.plus(RENEWED_BEFORE_END).isBefore(certificate.getNotAfter().toInstant())
                        && names.areIn(certificate);
        if (!isGood) {
            try (Keytool keytool = Keytool.in(folder)) {
                write(certificateFile, keytool.renew(PemKey.read(keyFile, ALGORITHM), certificate, names.extension()));
            }
        }
        return ServerCertificate.read(certificateFile, keyFile, now);
    }

    /** Its public key is nowhere else. */
    private static X509Certificate requireCertificate(Path certificateFile, Path keyFile) throws IOException {
        if (!Files.exists(certificateFile)) {
            throw new StartFailedException(
                    certificateFile + " is missing; put it back, or delete " + keyFile
                            + " too: then a new key is made, and everybody needs a new token",
                    null);
        }
        return ServerCertificate.certificate(certificateFile);
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

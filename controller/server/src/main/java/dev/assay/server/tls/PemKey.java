package dev.assay.server.tls;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Private keys as PEM. */
final class PemKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE_CHARACTERS = 64;

    private PemKey() {}

    /**
     * Reads a key.
     *
     * @param algorithm {@code EC}, {@code RSA}, …
     */
    static PrivateKey read(Path file, String algorithm) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new StartFailedException(
                    file + " holds no private key as PKCS #8; expected " + BEGIN
                            + " (openssl pkcs8 -topk8 -nocrypt makes one)",
                    null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartFailedException(
                    file + " holds no " + algorithm + " key that can be read (" + e.getMessage()
                            + "); expected that of the certificate",
                    e);
        }
    }

    static String write(PrivateKey key) {
        String body = Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }
}

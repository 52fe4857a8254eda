package dev.assay.cli.evidence;

import dev.assay.evidence.signing.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The key that a person trusts: a file with it, or its fingerprint. */
public final class TrustedKey {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private TrustedKey() {}

    /**
     * Its fingerprint.
     *
     * @param text a fingerprint, or the path of a file as {@code assay evidence key --pem} prints it
     * @throws IllegalArgumentException when it is neither; the message is for people
     */
    public static String fingerprint(String text) {
        if (FINGERPRINT.matcher(text).matches()) {
            return text;
        }
        try {
            return SignerKey.parsePem(Files.readString(Path.of(text))).fingerprint();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--key: found \"" + text
                            + "\"; expected a fingerprint of 64 hex digits, or a file with the public key"
                            + " as \"assay evidence key --pem\" prints it",
                    e);
        }
    }
}

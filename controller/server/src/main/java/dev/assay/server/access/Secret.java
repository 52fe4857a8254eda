package dev.assay.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What makes a token: 256 random bits. The store keeps its SHA-256 alone; a slow hash would add nothing, since nobody guesses
 * 256 bits.
 *
 * @param text 64 hex digits, or whatever was shown as one
 */
public record Secret(String text) {
    private static final int BYTES = 32;
    private static final int ID_DIGITS = 16;

    /** A new one. */
    public static Secret draw(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    /** SHA-256, 64 hex digits. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** How a token with this hash is called in lists and rows: says nothing of the secret. */
    static String id(String hash) {
        return hash.substring(0, ID_DIGITS);
    }

    /** In constant time: an answer that comes sooner must not tell how much of a guess was right. */
    static boolean isSame(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Nothing of it, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Secret";
    }
}

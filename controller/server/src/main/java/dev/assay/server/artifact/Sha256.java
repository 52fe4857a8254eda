package dev.assay.server.artifact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 as the project writes it: 64 lower-case hex digits. */
public final class Sha256 {
    /** What a well-formed one looks like. */
    public static final String PATTERN = "[0-9a-f]{64}";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Sha256() {}

    /** Whether {@code text} could be one. */
    public static boolean isWellFormed(String text) {
        return COMPILED.matcher(text).matches();
    }

    /** Of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return hex(digest().digest(bytes));
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.assay.influx.point;

import dev.assay.influx.schema.InfluxSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Text in line protocol. A string field carries any text unchanged, line breaks included. A tag cannot: what comes after a backslash is
 * ambiguous there, a line break ends the point, and an empty value is a syntax error; so these are replaced, and {@link #tagValue} says by
 * what.
 */
public final class LineText {
    private static final int HASH_DIGITS = 8;

    private LineText() {}

    /** What a tag will say: a slash for a backslash, a blank for a control character, {@code (none)} for nothing at all. */
    public static String tagValue(String text) {
        StringBuilder value = new StringBuilder(text.length());
        storable(text).codePoints().forEach(point -> {
            if (point == '\\') {
                value.append('/');
            } else if (isBlank(point)) {
                value.append(' ');
            } else {
                value.appendCodePoint(point);
            }
        });
        String whole = value.toString().strip();
        if (whole.isEmpty()) {
            return InfluxSchema.NONE;
        }
        if (whole.length() <= InfluxSchema.TAG_CHARACTERS_MAX) {
            return whole;
        }
        // Two long names that begin alike stay two names.
        return cut(whole, InfluxSchema.TAG_CHARACTERS_MAX - HASH_DIGITS - 1) + " " + hash(whole);
    }

    /** What a text field will say: the text, or its beginning. */
    public static String fieldValue(String text) {
        return cut(storable(text), InfluxSchema.TEXT_CHARACTERS_MAX);
    }

    /** Between the equals sign and the comma. */
    static String escapedTag(String value) {
        return value.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    /** With its quotes. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Neither half a character nor the one that PostgreSQL does not keep. */
    private static String storable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            kept.appendCodePoint(isHalf ? '\uFFFD' : point == 0 ? ' ' : point);
        });
        return kept.toString();
    }

    private static boolean isBlank(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String cut(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        int end = charactersMax - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

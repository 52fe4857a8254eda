package dev.assay.influx.point;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Which point a line of line protocol is: InfluxDB overwrites the fields of a point with those of another of the same series and time. */
public final class LineIdentity {
    private static final int BYTES = 16;

    private LineIdentity() {}

    /**
     * The same for two lines if and only if they are one point: 32 hexadecimal digits.
     *
     * @param line as {@link Point#line} makes it, with its time
     * @throws IllegalArgumentException when it is no such line
     */
    public static String of(String line) {
        int fields = endOfSeries(line);
        int time = line.lastIndexOf(' ');
        if (time <= fields) {
            throw new IllegalArgumentException(
                    "the line is \"" + line + "\"; expected series, fields and time, with a blank between them");
        }
        String point = line.substring(0, fields) + line.substring(time);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(point.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first blank without a backslash before it; a backslash of its own no series has, see {@link LineText#tagValue}. */
    private static int endOfSeries(String line) {
        int blank = line.indexOf(' ');
        while (blank > 0 && line.charAt(blank - 1) == '\\') {
            blank = line.indexOf(' ', blank + 1);
        }
        return blank < 0 ? line.length() : blank;
    }
}

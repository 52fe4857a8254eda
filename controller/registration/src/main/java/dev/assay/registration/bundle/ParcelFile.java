package dev.assay.registration.bundle;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One file of a {@link Parcel}.
 *
 * @param path where it belongs in the parcel's folder: relative, letters, digits and {@code . _ + - /} only
 * @param source where it is here
 * @param sha256 of its content, in hex
 * @param bytes its size
 */
public record ParcelFile(String path, Path source, String sha256, long bytes, boolean executable) {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9._+-]*(/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ParcelFile {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is no path of a parcel; expected letters, digits and . _ + - /");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("\"" + sha256 + "\" is no SHA-256; expected 64 digits of hex");
        }
    }
}

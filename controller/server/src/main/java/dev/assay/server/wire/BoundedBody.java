package dev.assay.server.wire;

import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, plain or compressed, up to a number of bytes after unpacking: a small bomb must not become a large one. */
public final class BoundedBody {
    private BoundedBody() {}

    /**
     * Reads a whole body.
     *
     * @param encoding value of {@code Content-Encoding}; null when the header is missing
     * @param bytesMax after unpacking
     * @throws ProblemException when it is longer, or not what its encoding says
     */
    public static byte[] read(InputStream in, @Nullable String encoding, long bytesMax) throws IOException {
        int limit = (int) Math.min(bytesMax, Integer.MAX_VALUE - 16L);
        byte[] body = readUnpacked(in, encoding, limit);
        if (body.length > limit) {
            throw ProblemException.tooLarge("the body has more than " + limit + " bytes; expected at most that many");
        }
        return body;
    }

    private static byte[] readUnpacked(InputStream in, @Nullable String encoding, int limit) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> in.readNBytes(limit + 1);
            case "gzip" -> unpack(in, limit);
            default ->
                throw ProblemException.invalid("Content-Encoding is \"" + encoding + "\"; expected gzip, or none");
        };
    }

    private static byte[] unpack(InputStream in, int limit) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(in)) {
            return unpacked.readNBytes(limit + 1);
        } catch (ZipException | java.io.EOFException e) {
            throw ProblemException.invalid("the body is not gzip, as Content-Encoding says: " + e.getMessage());
        }
    }
}

package dev.assay.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes bytes while they pass. */
final class Hashing {
    private static final int CHUNK_BYTES = 1 << 16;

    private Hashing() {}

    /**
     * Copies a stream, and says what went by.
     *
     * @param bytesMax more than that is not read: the length is then one more
     */
    static ManifestEntry copy(String name, InputStream in, OutputStream out, long bytesMax) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        long total = 0;
        while (total <= bytesMax) {
            int got = in.read(chunk, 0, (int) Math.min(chunk.length, bytesMax + 1 - total));
            if (got < 0) {
                break;
            }
            total += got;
            digest.update(chunk, 0, got);
            out.write(chunk, 0, got);
        }
        return new ManifestEntry(name, total, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

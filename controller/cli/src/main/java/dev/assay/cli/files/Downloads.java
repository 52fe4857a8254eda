package dev.assay.cli.files;

import dev.assay.cli.figure.Amounts;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Files from the network, kept by address and hash. Only a file whose hash the sweep names is kept, whole or not at all; once it
 * is here, the network is not asked again. Several processes may share the folder.
 */
public final class Downloads {
    /** More than this is not a model for the edge, and is refused while it arrives. */
    public static final long BYTES_MAX = 1_000_000_000;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ADDRESS_DIGITS = 16;

    private final Path folder;
    private final Set<String> expectedHashes;
    private final long bytesMax;
    private final Fetcher fetcher;

    /**
     * Downloads into a folder, made if need be.
     *
     * @param expectedHashes what the sweep names; a download with another hash is refused
     * @param bytesMax a longer download is refused
     */
    public Downloads(Path folder, Set<String> expectedHashes, long bytesMax, Fetcher fetcher) {
        this.folder = folder;
        this.expectedHashes = Set.copyOf(expectedHashes);
        this.bytesMax = bytesMax;
        this.fetcher = fetcher;
    }

    /** The file of this address. */
    public Path fetch(String address) throws SourceException {
        String prefix = Sha256.of(address).substring(0, ADDRESS_DIGITS);
        for (String hash : expectedHashes) {
            Path kept = folder.resolve(prefix + "-" + hash);
            if (Files.isRegularFile(kept)) {
                return kept;
            }
        }
        try {
            return download(address, prefix);
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException("\"" + address + "\" cannot be downloaded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("\"" + address + "\" was not downloaded: interrupted", e);
        }
    }

    private Path download(String address, String prefix) throws IOException, InterruptedException, SourceException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, prefix, ".part");
        try {
            MessageDigest digest = Sha256.digest();
            try (InputStream in = fetcher.open(URI.create(address));
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                copy(in, out);
            }
            String hash = Sha256.hex(digest);
            if (!expectedHashes.contains(hash)) {
                throw new SourceException("\"" + address + "\" serves a file with SHA-256 " + hash
                        + "; expected one that the sweep names beside it");
            }
            return Files.move(part, folder.resolve(prefix + "-" + hash), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            total += count;
            if (total > bytesMax) {
                throw new IOException("it is longer than " + Amounts.bytes(bytesMax));
            }
            out.write(buffer, 0, count);
        }
    }
}

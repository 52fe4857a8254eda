package dev.assay.server.artifact;

import dev.assay.protocol.ArtifactRef;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files named by their SHA-256, spread over folders by its first two digits. What is in it is whole: a file gets its name only
 * after its bytes were hashed and are on the disk. Thread-safe, also over processes.
 */
public final class ArtifactStore {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final String PART = ".part";
    static final String PACKED = ".gz";
    static final String INCOMING = "incoming";

    /** A file that is asked for is as young as a new one, give or take this. */
    static final Duration TOUCHED_EVERY = Duration.ofHours(1);

    private static final int FOLDER_DIGITS = 2;

    private final Path folder;
    private final Path incoming;
    private final long bytesMax;

    private ArtifactStore(Path folder, long bytesMax) {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
        this.bytesMax = bytesMax;
    }

    /**
     * Opens a folder that no other process uses, and throws away what interrupted uploads left in it.
     *
     * @param bytesMax of one artifact
     */
    public static ArtifactStore open(Path folder, long bytesMax) throws IOException {
        ArtifactStore store = openShared(folder, bytesMax);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(store.incoming)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return store;
    }

    /**
     * Opens a folder in which other controllers may be in the middle of an upload.
     *
     * @param bytesMax of one artifact
     */
    public static ArtifactStore openShared(Path folder, long bytesMax) throws IOException {
        ArtifactStore store = new ArtifactStore(folder, bytesMax);
        Files.createDirectories(store.incoming);
        return store;
    }

    /** Says that somebody asks for the artifact, so that it is not cleared away for the while. */
    void touch(String sha256, Instant now) throws IOException {
        FileTime recent = FileTime.from(now.minus(TOUCHED_EVERY));
        for (Path file : List.of(path(sha256), packed(path(sha256)))) {
            if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(recent) < 0) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        }
    }

    /** Where the files are. */
    Path folder() {
        return folder;
    }

    /** The artifact's file; empty when it is not here, or is kept packed. */
    public Optional<Path> find(String sha256) {
        Path file = path(sha256);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The bytes of an artifact that is kept packed; empty when it is not. The caller closes them. */
    public Optional<InputStream> findPacked(String sha256) throws IOException {
        Path file = packed(path(sha256));
        return Files.isRegularFile(file)
                ? Optional.of(new GZIPInputStream(Files.newInputStream(file), CHUNK_BYTES))
                : Optional.empty();
    }

    /** The artifact's file. */
    public Path get(String sha256) {
        return find(sha256).orElseThrow(() -> ProblemException.notFound("there is no artifact " + sha256));
    }

    /** Its hash with its size, as agents are told. */
    public ArtifactRef ref(String sha256) {
        try {
            return new ArtifactRef(sha256, Files.size(get(sha256)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores what a client claims to have this hash.
     *
     * @return whether it is new here
     * @throws ProblemException when it has another one, or is too large; nothing is kept then
     */
    public boolean put(String sha256, InputStream bytes) throws IOException {
        Path part = Files.createTempFile(incoming, "upload", PART);
        try {
            String found = copy(bytes, part);
            if (!found.equals(sha256)) {
                throw ProblemException.invalid("the bytes have SHA-256 " + found + "; expected " + sha256);
            }
            return keep(part, path(sha256));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Stores bytes compressed on the disk: for reports, which shrink to a third.
     *
     * @param sha256 of the bytes: whoever calls knows it already, and of a large report it costs as much as all the rest
     */
    public ArtifactRef addPacked(byte[] bytes, String sha256) throws IOException {
        ArtifactRef artifact = new ArtifactRef(sha256, bytes.length);
        Path part = Files.createTempFile(incoming, "report", PART);
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                GZIPOutputStream gzip = new QuickGzip(Channels.newOutputStream(out));
                gzip.write(bytes);
                gzip.finish();
                out.force(true);
            }
            keep(part, packed(path(artifact.sha256())));
            return artifact;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Stores a copy of a file under its hash. */
    public ArtifactRef add(Path file) throws IOException {
        Path part = Files.createTempFile(incoming, "built", PART);
        try (InputStream bytes = Files.newInputStream(file)) {
            String sha256 = copy(bytes, part);
            long size = Files.size(part);
            keep(part, path(sha256));
            return new ArtifactRef(sha256, size);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String copy(InputStream bytes, Path part) throws IOException {
        MessageDigest digest = Sha256.digest();
        long total = 0;
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int got = bytes.read(chunk); got >= 0; got = bytes.read(chunk)) {
                total += got;
                if (total > bytesMax) {
                    throw ProblemException.tooLarge(
                            "the artifact has more than " + bytesMax + " bytes; expected at most that many");
                }
                digest.update(chunk, 0, got);
                write(out, ByteBuffer.wrap(chunk, 0, got));
            }
            out.force(true);
        }
        return Sha256.hex(digest.digest());
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static boolean keep(Path part, Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return false;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static Path packed(Path file) {
        return file.resolveSibling(file.getFileName() + PACKED);
    }

    private Path path(String sha256) {
        if (!Sha256.isWellFormed(sha256)) {
            throw ProblemException.invalid(
                    "artifact is \"" + sha256 + "\"; expected a SHA-256 of 64 lower-case hex digits");
        }
        return folder.resolve(sha256.substring(0, FOLDER_DIGITS)).resolve(sha256);
    }

    /** Samples shrink nearly as far as at full effort, in a fraction of the time: packing was most of what a report cost. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, CHUNK_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

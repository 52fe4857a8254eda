package dev.assay.agent.link;

import dev.assay.protocol.ArtifactRef;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Artifacts on the device's disk, named by their SHA-256. What is in it has been verified; a download that is cut off or wrong leaves
 * nothing behind. What has not been used for longest goes when it grows too large. Thread-safe: agents may share it, and each artifact
 * is fetched once, one after the other.
 */
public final class ArtifactCache {
    /** All artifacts together; an SD card holds it beside its system. */
    public static final long BYTES_MAX = 4L << 30;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";

    private final Path folder;
    private final long bytesMax;
    private final InstantSource clock;

    /** Where artifacts come from. */
    @FunctionalInterface
    interface Source {
        /** Writes at most {@code bytesMax} bytes of the artifact. */
        void copy(String sha256, long bytesMax, OutputStream into) throws LinkException;
    }

    /** What arrived is not what was asked for, or cannot be kept. The message is for people. */
    static final class UnusableArtifactException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableArtifactException(String message) {
            super(message);
        }
    }

    /** The cache in {@code folder}, with what it holds; made if need be. */
    public ArtifactCache(Path folder, long bytesMax, InstantSource clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bytesMax = bytesMax;
        this.clock = clock;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            // Left by an agent that was killed in the middle of a download.
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    /**
     * The artifact's file, downloaded unless it is there.
     *
     * @param kept hashes of artifacts that are in use and must not make room for this one
     */
    synchronized Path get(ArtifactRef artifact, Set<String> kept, Source source)
            throws LinkException, IOException, UnusableArtifactException {
        if (!SHA_256.matcher(artifact.sha256()).matches()) {
            throw new UnusableArtifactException(
                    "artifact \"" + artifact.sha256() + "\"; expected a SHA-256 of 64 lower-case hex digits");
        }
        if (artifact.bytes() > bytesMax) {
            throw new UnusableArtifactException("artifact " + artifact.sha256() + " has " + artifact.bytes()
                    + " bytes; this agent keeps at most " + bytesMax);
        }
        Path file = folder.resolve(artifact.sha256());
        if (!Files.exists(file) || Files.size(file) != artifact.bytes()) {
            makeRoom(artifact.bytes(), kept);
            download(artifact, file, source);
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        return file;
    }

    private void download(ArtifactRef artifact, Path file, Source source)
            throws LinkException, IOException, UnusableArtifactException {
        Path part = folder.resolve(artifact.sha256() + PART);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(part), sha256))) {
                // One byte more than promised is enough to see that it is not the promised one.
                source.copy(artifact.sha256(), artifact.bytes() + 1, out);
            }
            String found = HexFormat.of().formatHex(sha256.digest());
            if (!found.equals(artifact.sha256())) {
                throw new UnusableArtifactException(
                        "artifact " + artifact.sha256() + " arrived damaged: " + Files.size(part)
                                + " bytes with SHA-256 " + found + "; expected " + artifact.bytes() + " bytes");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Kept(Path file, long bytes, FileTime lastUse) {}

    private void makeRoom(long bytes, Set<String> kept) throws IOException {
        List<Kept> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) {
                files.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        files.sort(Comparator.comparing(Kept::lastUse));
        long total = files.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : files) {
            if (total + bytes <= bytesMax) {
                return;
            }
            if (!kept.contains(String.valueOf(oldest.file().getFileName()))) {
                Files.delete(oldest.file());
                total -= oldest.bytes();
            }
        }
    }
}

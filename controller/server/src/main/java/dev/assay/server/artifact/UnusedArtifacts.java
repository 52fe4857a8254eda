package dev.assay.server.artifact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Clears away what nothing refers to and nobody has asked for during a grace time, and what interrupted uploads left. Safe in
 * each of several controllers at once. Thread-safe.
 */
public final class UnusedArtifacts {
    /** An upload that nothing was added to for so long was interrupted. */
    private static final Duration UPLOAD_SILENCE_MAX = Duration.ofDays(1);

    private static final String HASHES = "[0-9a-f][0-9a-f]";

    private final Path folder;
    private final ArtifactReferences references;
    private final InstantSource clock;
    private final Duration grace;

    /** @param grace since a file was uploaded or last asked for: 1 day or more */
    public UnusedArtifacts(ArtifactStore store, ArtifactReferences references, InstantSource clock, Duration grace) {
        if (grace.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("assay.artifacts.keep-unused is " + grace + "; expected at least a day");
        }
        this.folder = store.folder();
        this.references = references;
        this.clock = clock;
        this.grace = grace;
    }

    /** Removes them; returns how many files that were. */
    public int remove() throws IOException {
        Instant now = clock.instant();
        int removed = remove(folder.resolve(ArtifactStore.INCOMING), now.minus(UPLOAD_SILENCE_MAX), file -> true);
        Set<String> used = references.all();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(folder, HASHES)) {
            for (Path place : places) {
                removed += remove(place, now.minus(grace), file -> isUnused(file, used));
            }
        }
        return removed;
    }

    private static boolean isUnused(Path file, Set<String> used) {
        String name = String.valueOf(file.getFileName());
        String sha256 = name.endsWith(ArtifactStore.PACKED)
                ? name.substring(0, name.length() - ArtifactStore.PACKED.length())
                : name;
        return Sha256.isWellFormed(sha256) && !used.contains(sha256);
    }

    private static int remove(Path place, Instant since, Predicate<Path> isWanted) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                // Its age last: whoever asks for it now has touched it before.
                if (isWanted.test(file) && isOlder(file, since) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isOlder(Path file, Instant since) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (NoSuchFileException e) {
            // Another controller was quicker.
            return false;
        }
    }
}

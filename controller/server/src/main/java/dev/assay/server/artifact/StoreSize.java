package dev.assay.server.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a folder of artifacts has: counted at most once a minute, since others may use it too, and what this process adds in
 * between. Thread-safe.
 */
public final class StoreSize {
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private final Path folder;
    private final InstantSource clock;
    private @Nullable Instant countedAt;
    private long bytes;

    public StoreSize(ArtifactStore store, InstantSource clock) {
        this.folder = store.folder();
        this.clock = clock;
    }

    /** Bytes now, as far as they are known. */
    public synchronized long bytes() throws IOException {
        Instant now = clock.instant();
        if (countedAt == null || !now.isBefore(countedAt.plus(COUNTED_EVERY))) {
            bytes = count();
            countedAt = now;
        }
        return bytes;
    }

    /** An artifact was added. */
    synchronized void add(long added) {
        bytes += added;
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(StoreSize::size).sum();
        } catch (UncheckedIOException e) {
            // A folder was cleared away meanwhile: the number before is good for another minute.
            return bytes;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.assay.server.condition;

import dev.assay.api.FolderCondition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a folder can be written to, by writing to it: permissions say nothing of a disk that is full or has become read-only.
 * Tried at most once in {@link #TRIED_EVERY}, however often somebody asks. Thread-safe.
 */
final class FolderProbe {
    static final Duration TRIED_EVERY = Duration.ofSeconds(5);
    private static final byte[] WORDS = new byte[4096];
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final InstantSource clock;
    private @Nullable FolderCondition found;
    private Instant triedAt = Instant.MIN;

    FolderProbe(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    synchronized FolderCondition look() {
        Instant now = clock.instant();
        FolderCondition known = found;
        if (known == null || now.isBefore(triedAt) || !now.isBefore(triedAt.plus(TRIED_EVERY))) {
            known = condition();
            found = known;
            triedAt = now;
        }
        return known;
    }

    private FolderCondition condition() {
        @Nullable String problem = problem();
        try {
            FileStore disk = Files.getFileStore(folder);
            return new FolderCondition(folder.toString(), problem, disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException e) {
            return new FolderCondition(folder.toString(), problem == null ? e.toString() : problem, UNKNOWN, UNKNOWN);
        }
    }

    private @Nullable String problem() {
        try {
            Path trial = Files.createTempFile(folder, "trial", ".part");
            try (FileChannel out = FileChannel.open(trial, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(WORDS));
                out.force(true);
            } finally {
                Files.deleteIfExists(trial);
            }
            return null;
        } catch (IOException e) {
            return e.toString();
        }
    }
}

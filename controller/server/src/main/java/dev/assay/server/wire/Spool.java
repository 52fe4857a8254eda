package dev.assay.server.wire;

import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Keeps large messages on disk while they arrive: neither memory nor a turn at what is done with them waits for a slow sender.
 * Thread-safe.
 */
public final class Spool {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path folder;
    private final InstantSource clock;
    private final Semaphore places;
    private final long bytesMax;

    private Spool(Path folder, InstantSource clock, int atOnceMax, long bytesMax) {
        this.folder = folder;
        this.clock = clock;
        this.places = new Semaphore(atOnceMax);
        this.bytesMax = bytesMax;
    }

    /**
     * Opens a folder of this process alone, and throws away what an earlier one left in it.
     *
     * @param atOnceMax messages at the same time
     * @param bytesMax of one message as it is sent
     */
    public static Spool open(Path folder, InstantSource clock, int atOnceMax, long bytesMax) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new Spool(folder, clock, atOnceMax, bytesMax);
    }

    /** What is done with a message that has arrived. */
    @FunctionalInterface
    public interface Use<T> {
        /**
         * Uses it.
         *
         * @param message its bytes as they were sent; gone afterwards
         */
        T of(Path message) throws IOException;
    }

    /**
     * Waits for the whole message, then uses it.
     *
     * @throws ProblemException when too many arrive at once (429), it comes too slowly (408), or it is too large (413)
     */
    public <T> T keep(InputStream body, Use<T> use) throws IOException {
        Path message = Files.createTempFile(folder, "message", ".part");
        try {
            if (!places.tryAcquire()) {
                throw ProblemException.tooManyNow("many large messages arrive at this moment; ask again");
            }
            try {
                copy(new PacedInput(body, clock), message);
            } finally {
                places.release();
            }
            return use.of(message);
        } finally {
            Files.delete(message);
        }
    }

    private void copy(InputStream body, Path message) throws IOException {
        try (var out = Files.newOutputStream(message)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long total = 0;
            for (int got = body.read(chunk); got >= 0; got = body.read(chunk)) {
                total += got;
                if (total > bytesMax) {
                    throw ProblemException.tooLarge(
                            "the body has more than " + bytesMax + " bytes; expected at most that many");
                }
                out.write(chunk, 0, got);
            }
        }
    }
}

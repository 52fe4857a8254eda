package dev.assay.server.home;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second controller out of the same folder: each empties its scratch and writes its address there. Held until it is
 * closed or the process ends, however suddenly.
 */
public final class HomeLock implements AutoCloseable {
    private final FileChannel held;

    private HomeLock(FileChannel held) {
        this.held = held;
    }

    /**
     * Takes it for this process.
     *
     * @throws StartFailedException when another controller holds it
     */
    public static HomeLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new HomeLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another one in this process: refused like any other.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StartFailedException(
                "another controller uses the folder " + file.getParent()
                        + "; stop it, or give this one a folder of its own with -Dassay.home=…",
                null);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}

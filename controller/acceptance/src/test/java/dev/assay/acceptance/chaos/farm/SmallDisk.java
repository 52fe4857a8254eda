package dev.assay.acceptance.chaos.farm;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A folder on a file system of its own, small enough to be filled. Needs root. */
public final class SmallDisk implements Closeable {
    private static final int PIECE_BYTES = 1 << 16;

    private final Path folder;
    private final Path filling;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filling = folder.resolve("filling");
    }

    /** Whether this machine lets us make any. */
    public static boolean isPossible(Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("disk-probe"));
        try {
            mount(folder, 1).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Mounts one over {@code folder}. */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        Command.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "assay-chaos", folder.toString());
        return new SmallDisk(folder);
    }

    /** Nothing more can be written. */
    public void fill() throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        Arrays.fill(piece, (byte) 1);
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            // Full: what was wanted.
        }
        // What the last piece did not take.
        try (OutputStream out = Files.newOutputStream(folder.resolve("filling-rest"))) {
            while (true) {
                out.write(1);
            }
        } catch (IOException e) {
            // Full to the last byte.
        }
    }

    /** There is room again. */
    public void free() throws IOException {
        Files.deleteIfExists(filling);
        Files.deleteIfExists(folder.resolve("filling-rest"));
    }

    @Override
    public void close() {
        // Lazily: a process that was just killed may still hold files in it.
        Command.tryTo("umount", "-l", folder.toString());
    }
}

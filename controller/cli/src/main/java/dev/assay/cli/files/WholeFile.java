package dev.assay.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all: an older one stays until {@link #keep}. Used by one thread. */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path part;

    private WholeFile(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    /** Writes bytes to a file; folders are made. */
    public static void write(Path file, byte[] bytes) throws IOException {
        try (WholeFile whole = begin(file)) {
            Files.write(whole.part(), bytes);
            whole.keep();
        }
    }

    /** Begins a file; folders are made. */
    public static WholeFile begin(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(file + " is a folder; expected a file");
        }
        Files.createDirectories(folder);
        Path part = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        return new WholeFile(target, part);
    }

    /** Where its bytes are to be written, beside the file. */
    public Path part() {
        return part;
    }

    /** Says that all bytes are written. */
    public void keep() throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Throws away what was not kept. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}

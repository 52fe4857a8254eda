package dev.assay.agent.kernel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A small {@code /proc} and {@code /sys} in a temporary folder, as captured from a board. */
public final class CapturedTree {
    private final Path root;
    private final Set<Path> forbidden = new HashSet<>();

    /** An empty tree below {@code root}. */
    public CapturedTree(Path root) {
        this.root = root;
    }

    /** Writes one file below {@code sys/}. */
    public CapturedTree sys(String path, String content) {
        return write(root.resolve("sys").resolve(path), content);
    }

    /** Writes one file below {@code proc/}. */
    public CapturedTree proc(String path, String content) {
        return write(root.resolve("proc").resolve(path), content);
    }

    /** A file that exists but may not be read, which root would not notice otherwise. */
    public CapturedTree forbiddenSys(String path) {
        sys(path, "0");
        forbidden.add(root.resolve("sys").resolve(path));
        return this;
    }

    private CapturedTree write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return this;
    }

    /** The files as the agent sees them. */
    public KernelFiles files() {
        return new KernelFiles(root.resolve("proc"), root.resolve("sys"), file -> {
            if (forbidden.contains(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return Files.readAllBytes(file);
        });
    }
}

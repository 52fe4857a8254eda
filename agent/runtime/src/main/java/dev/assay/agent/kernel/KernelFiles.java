package dev.assay.agent.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The small text files of {@code /proc} and {@code /sys}. A file that is not there, or may not be read, is an empty
 * answer: which of the two, {@link #mayRead} tells. Immutable; paths are given relative to the roots.
 */
public final class KernelFiles {
    private final Path procRoot;
    private final Path sysRoot;
    private final FileReader reader;

    /** Reads one whole file; exchanged by tests to refuse what root could read. */
    @FunctionalInterface
    public interface FileReader {
        /** All bytes of {@code file}. */
        byte[] read(Path file) throws IOException;
    }

    /** Files below roots other than the machine's own: a captured tree. */
    public KernelFiles(Path procRoot, Path sysRoot) {
        this(procRoot, sysRoot, Files::readAllBytes);
    }

    /** As above, with another way to read. */
    public KernelFiles(Path procRoot, Path sysRoot, FileReader reader) {
        this.procRoot = procRoot;
        this.sysRoot = sysRoot;
        this.reader = reader;
    }

    /** The files of the machine this runs on. */
    public static KernelFiles ofThisMachine() {
        return new KernelFiles(Path.of("/proc"), Path.of("/sys"));
    }

    /** A path below {@code /proc}. */
    public Path proc(String relative) {
        return procRoot.resolve(relative);
    }

    /** A path below {@code /sys}. */
    public Path sys(String relative) {
        return sysRoot.resolve(relative);
    }

    /** The content of {@code file} without surrounding white space, if it can be read. */
    public Optional<String> text(Path file) {
        try {
            return Optional.of(new String(reader.read(file), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The whole number in {@code file}, if there is one. */
    public OptionalLong number(Path file) {
        try {
            return text(file).map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether {@code file} can be read now. */
    public boolean mayRead(Path file) {
        return text(file).isPresent();
    }

    /** Whether {@code file} exists, readable or not. */
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    /**
     * The entries of {@code folder} whose names match the glob, in the order of their numbers ({@code hwmon2} before
     * {@code hwmon10}); none when there is no such folder.
     */
    public List<Path> list(Path folder, String glob) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            return List.of();
        }
        entries.sort(
                Comparator.comparing((Path entry) -> nameOf(entry).length()).thenComparing(KernelFiles::nameOf));
        return entries;
    }

    /** The last element of a path. */
    public static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}

package dev.assay.optimizer.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that nobody ever sees a part of it: beside its place, to the disk, and only then into its place. */
public final class WholeFile {
    private static final String SUFFIX = ".part";

    private WholeFile() {}

    /** Replaces the file, or leaves what was there. */
    public static void write(Path file, ByteString bytes) throws IOException {
        Path part = part(file);
        try {
            try (FileChannel channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                bytes.writeTo(out);
                channel.force(true);
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Puts a finished file into its place. */
    public static void move(Path finished, Path place) throws IOException {
        Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a file that a killed process may have left, finished or not. */
    public static void discard(Path file) throws IOException {
        Files.deleteIfExists(part(file));
        Files.deleteIfExists(file);
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }
}

package dev.assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole outputs, sealed in files. A change that is wanted is written by running the tests with {@code -Dgolden=write} and
 * looking at the difference.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/assay/cli/report");

    private Golden() {}

    /** Fails unless {@code found} is exactly what the file holds. */
    public static void assertSame(String found, String fileName) {
        if ("write".equals(System.getProperty("golden"))) {
            write(found, fileName);
        }
        assertThat(found).isEqualTo(read(fileName));
    }

    private static void write(String text, String fileName) {
        try {
            Path file = FOLDER.resolve(fileName);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String fileName) {
        Path file = FOLDER.resolve(fileName);
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

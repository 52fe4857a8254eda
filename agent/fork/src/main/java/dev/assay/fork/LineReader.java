package dev.assay.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a stream to its end on a thread of its own, so that a child never blocks on a full pipe. */
final class LineReader {
    private LineReader() {}

    static Thread start(String name, InputStream stream, Consumer<String> onLine) {
        Thread reader = new Thread(() -> read(stream, onLine), name);
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void read(InputStream stream, Consumer<String> onLine) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                onLine.accept(line);
            }
        } catch (IOException e) {
            // The child was killed in the middle of a line: what it said so far has been handed over.
        }
    }
}

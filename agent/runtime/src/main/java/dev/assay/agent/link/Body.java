package dev.assay.agent.link;

import dev.assay.protocol.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries: JSON in memory or on disk. Immutable.
 *
 * @param bytes the JSON, perhaps compressed; null when it is in {@code file}
 * @param file with compressed JSON; null when there is none
 * @param packed whether it is compressed
 */
@SuppressWarnings("ArrayRecordComponent") // written once and read once
record Body(byte @Nullable [] bytes, @Nullable Path file, boolean packed) {

    static Body of(Object message) {
        return new Body(WireJson.write(message), null, false);
    }

    static Body pack(Object message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            // As a stream, since an agent's memory would not hold large JSON beside its samples.
            WireJson.write(message, new GZIPOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Body(bytes.toByteArray(), null, true);
    }

    static Body of(Path gzip) {
        return new Body(null, gzip, true);
    }

    /** Says what will come. */
    void announce(HttpURLConnection connection) throws IOException {
        connection.setDoOutput(true);
        if (packed) {
            connection.setRequestProperty("Content-Encoding", "gzip");
        }
        // What is in memory is not streamed: of a streamed request the body of a 401, with the controller's
        // explanation, cannot be read.
        if (file != null) {
            connection.setFixedLengthStreamingMode(Files.size(file));
        }
    }

    void write(OutputStream out) throws IOException {
        if (file != null) {
            Files.copy(file, out);
        } else if (bytes != null) {
            out.write(bytes);
        }
    }
}

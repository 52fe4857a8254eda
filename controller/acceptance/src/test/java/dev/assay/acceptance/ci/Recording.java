package dev.assay.acceptance.ci;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an API with their answers, in the order in which they were made.
 *
 * @param about where it comes from, and how to make it again
 */
record Recording(String about, List<Exchange> exchanges) {
    /**
     * One request and its answer.
     *
     * @param path with its query
     * @param asked fields that the request's JSON must have, with these values; null when it does not matter
     * @param answer JSON; null for none
     */
    record Exchange(
            String method,
            String path,
            @Nullable Object asked,
            int status,
            @Nullable Map<String, String> headers,
            @Nullable Object answer) {}

    /** One of those that are kept with the tests. */
    static Recording named(String name) {
        try (InputStream in = Recording.class.getResourceAsStream(name + ".json")) {
            return WireJson.read(
                    Recording.class, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WireFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }
}

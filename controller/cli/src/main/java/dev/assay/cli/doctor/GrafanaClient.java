package dev.assay.cli.doctor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks one Grafana through its HTTP API. Nothing is changed there. Thread-safe. */
public final class GrafanaClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int NO_ANSWER = 0;

    private final String base;
    private final @Nullable String token;
    private final HttpClient http;

    /**
     * A client of the Grafana at {@code url}.
     *
     * @param token of a service account with the role Viewer, or Admin to see data sources; null for what is open
     */
    public GrafanaClient(URI url, @Nullable String token) {
        this.base = url.toString().replaceAll("/+$", "");
        this.token = token;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /**
     * What it said.
     *
     * @param status of HTTP; 0 when nobody answered
     * @param json the answer as a map or a list; an empty map when it was neither
     * @param trouble why nobody answered; empty when somebody did
     */
    record Answer(int status, Object json, String trouble) {
        boolean isFine() {
            return status >= 200 && status < 300;
        }

        boolean isAboutTheToken() {
            return status == 401 || status == 403;
        }

        /** A text of a map; empty where there is none. */
        String text(String key) {
            return json instanceof Map<?, ?> map && map.get(key) != null ? String.valueOf(map.get(key)) : "";
        }

        /** The maps of a list; none when it is no list. */
        List<Map<?, ?>> rows() {
            return json instanceof List<?> list
                    ? list.stream()
                            .filter(Map.class::isInstance)
                            .<Map<?, ?>>map(row -> (Map<?, ?>) row)
                            .toList()
                    : List.of();
        }
    }

    Answer get(String path) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.GET().build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parsed(response.body()), "");
        } catch (IOException e) {
            return new Answer(NO_ANSWER, Map.of(), e.getMessage() == null ? "nobody listens there" : e.getMessage());
        }
    }

    private static Object parsed(byte[] body) {
        try {
            Object json = JSON.std.anyFrom(body);
            return json == null ? Map.of() : json;
        } catch (IOException e) {
            return Map.of();
        }
    }
}

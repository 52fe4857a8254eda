package dev.assay.cli.doctor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks one Grafana through its HTTP API. Nothing is changed there. Thread-safe. */
public final class GrafanaClient {
    /** An answer that is no JSON; Grafana's objects are never empty. */
    private static final Object NOTHING = Map.of();

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** Instead of a status, when nobody answered. */
    static final int NO_ANSWER = 0;

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

    /** Whether it may ask for more than Grafana tells everybody. */
    boolean hasToken() {
        return token != null;
    }

    /**
     * What it said.
     *
     * @param status of HTTP; 0 when nobody answered
     * @param json the answer as a map or a list; {@link #NOTHING} when it was neither
     * @param trouble why nobody answered; empty when somebody did
     */
    record Answer(int status, Object json, String trouble) {
        /** Answered, with JSON: what a proxy or another service shows is none. */
        boolean isFine() {
            return status >= 200 && status < 300 && !json.equals(NOTHING);
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
            return new Answer(NO_ANSWER, NOTHING, trouble(e));
        }
    }

    private String trouble(IOException fault) {
        // Both are ConnectExceptions without a message.
        if (fault.getCause() != null && fault.getCause().getCause() instanceof UnresolvedAddressException) {
            return "nobody knows the name in " + base;
        }
        if (fault instanceof ConnectException && !(fault instanceof HttpConnectTimeoutException)) {
            return "nobody listens at " + base;
        }
        if (fault instanceof HttpTimeoutException) {
            return base + " does not answer within " + TIMEOUT.toSeconds() + " s";
        }
        return fault instanceof SSLException
                ? base + " speaks no TLS that this machine trusts: " + fault.getMessage()
                : base + ": " + (fault.getMessage() == null ? "the connection broke off" : fault.getMessage());
    }

    private static Object parsed(byte[] body) {
        try {
            Object json = JSON.std.anyFrom(body);
            return json instanceof Map || json instanceof List ? json : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }
}

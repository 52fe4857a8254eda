package dev.assay.server.oidc;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.server.oidc.OidcException.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the provider over HTTP: an answer has to be whole within a time, its last byte too, and short. Thread-safe. */
final class ProviderHttp {
    private static final int BYTES_MAX = 1 << 20;
    private static final int OK = 200;

    private final Duration patience;
    private volatile @Nullable HttpClient client;

    /** Opens nothing yet. */
    ProviderHttp(Duration patience) {
        this.patience = patience;
    }

    /** What is at this address. */
    String get(String address) throws OidcException {
        return send(request(address).GET().build());
    }

    /** What is at this address, a JSON object. */
    Map<String, Object> object(String address) throws OidcException {
        return object(address, get(address));
    }

    /** What it answers to a form, a JSON object. */
    Map<String, Object> post(String address, Map<String, String> form) throws OidcException {
        String answer = send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
        return object(address, answer);
    }

    /** As a form or a query has it. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json");
    }

    private static Map<String, Object> object(String address, String text) throws OidcException {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            // Without what it says, which may be a secret.
            throw new OidcException(Fault.UNAVAILABLE, address + " does not answer with a JSON object");
        }
    }

    private String send(HttpRequest request) throws OidcException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, head -> new ShortBody(BYTES_MAX));
        try {
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                // Not what it says: an answer to a code may repeat a secret.
                throw new OidcException(
                        Fault.UNAVAILABLE, request.uri() + " answered " + response.statusCode() + "; expected " + OK);
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new OidcException(
                    Fault.UNAVAILABLE, request.uri() + " has not answered within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new OidcException(
                    Fault.UNAVAILABLE,
                    request.uri() + " does not answer: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new OidcException(Fault.UNAVAILABLE, "the controller is being stopped", e);
        }
    }

    /** Made when it is needed: it has threads of its own. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(patience)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }
}

package dev.assay.server.http;

import dev.assay.api.Problem;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Requests as a client or an agent sends them. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final @Nullable String token;

    private Http(@Nullable String token) {
        this.token = token;
    }

    static Http asClient() {
        return new Http(FarmProfile.token("client"));
    }

    static Http asAgent() {
        return new Http(FarmProfile.token("agent"));
    }

    static Http withToken(@Nullable String token) {
        return new Http(token);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send("GET", path, new byte[0]);
    }

    <T> T get(String path, Class<T> type) throws IOException {
        return read(get(path), type);
    }

    <T> T post(String path, Object message, Class<T> type) throws IOException {
        return read(send("POST", path, WireJson.write(message)), type);
    }

    static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        try {
            return WireJson.read(type, response.body());
        } catch (WireFormatException e) {
            throw new AssertionError(
                    response.statusCode() + " " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8),
                    e);
        }
    }

    /** The answer as the problem that every refusal must be. */
    static Problem problem(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith(Problem.MEDIA_TYPE)) {
            throw new AssertionError(response.statusCode() + " with Content-Type " + type);
        }
        return read(response, Problem.class);
    }
}

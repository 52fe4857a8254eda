package dev.assay.cli.client;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Requests to the API of one controller, and what their answers mean. Thread-safe. */
final class ApiRequests {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final String base;
    private final String secret;
    private final PatientSender sender;

    /** Only the secret of the token is sent. */
    ApiRequests(URI controller, TokenText token, PatientSender sender) {
        this.base = controller.toString().replaceAll("/+$", "") + "/api/v1";
        this.secret = token.secret();
        this.sender = sender;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + secret)
                .header("Accept", "application/json, application/octet-stream, application/problem+json");
    }

    <T> T get(String path, Class<T> type) throws ApiException, InterruptedException {
        return read(type, send(request(path).GET()));
    }

    /** Empty when the controller knows nothing of that name. */
    <T> Optional<T> find(String path, Class<T> type) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = sender.send(request(path).GET().build());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        requireSuccess(response);
        return Optional.of(read(type, response.body()));
    }

    /** Whether the controller has something there. */
    boolean exists(String path) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = sender.send(
                request(path).method("HEAD", BodyPublishers.noBody()).build());
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        requireSuccess(response);
        return true;
    }

    <T> T post(String path, Object body, Class<T> type) throws ApiException, InterruptedException {
        return read(type, post(path, body));
    }

    byte[] post(String path, Object body) throws ApiException, InterruptedException {
        return send(json(path).POST(BodyPublishers.ofByteArray(WireJson.write(body))));
    }

    void put(String path, Object body) throws ApiException, InterruptedException {
        send(json(path).PUT(BodyPublishers.ofByteArray(WireJson.write(body))));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    byte[] send(HttpRequest.Builder request) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = sender.send(request.build());
        requireSuccess(response);
        return response.body();
    }

    /** Writes what is answered to a file, which is not whole when this throws. */
    void download(HttpRequest.Builder request, Path file) throws ApiException, InterruptedException {
        BodyHandler<byte[]> handler = answer -> answer.statusCode() == OK
                ? BodySubscribers.mapping(
                        BodySubscribers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING), whole -> new byte[0])
                : BodySubscribers.ofByteArray();
        requireSuccess(sender.send(request.build(), handler));
    }

    private static void requireSuccess(HttpResponse<byte[]> response) throws ApiException {
        if (response.statusCode() >= 300) {
            throw ApiException.refused(response.statusCode(), response.body());
        }
    }

    <T> T read(Class<T> type, byte[] json) throws ApiException {
        try {
            return WireJson.read(type, json);
        } catch (WireFormatException e) {
            throw ApiException.unreachable("the controller's answer is not understood: " + e.getMessage());
        }
    }
}

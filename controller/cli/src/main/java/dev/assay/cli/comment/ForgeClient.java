package dev.assay.cli.comment;

import dev.assay.cli.waiting.Backoff;
import dev.assay.cli.waiting.Pause;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the API of GitHub or GitLab, repeated while it is overloaded and no longer than a few minutes. Redirections are not
 * followed: they would carry the token elsewhere.
 */
final class ForgeClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(30);
    /** A build that waits longer for a comment costs more than the comment is worth. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final Map<String, String> headers;
    private final InstantSource clock;
    private final Pause pause;

    /** Shows {@code headers}, the token's among them, to the addresses that it is given. */
    ForgeClient(Map<String, String> headers, InstantSource clock, Pause pause) {
        this.headers = Map.copyOf(headers);
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether the same request twice does the same as once. */
    enum Repeatable {
        YES,
        NO
    }

    /**
     * An answer, whatever its status below 500.
     *
     * @throws CommentException {@code UNCERTAIN} when the connection or the host failed in the middle of what is not repeatable
     */
    HttpResponse<byte[]> send(String method, URI address, @Nullable Object body, Repeatable repeatable)
            throws CommentException, InterruptedException {
        HttpRequest request = request(method, address, body);
        Instant giveUp = clock.instant().plus(PATIENCE);
        Backoff backoff = new Backoff(FIRST, MOST);
        while (true) {
            Duration wait = backoff.next();
            String trouble;
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                Optional<Duration> limit = RateLimit.waitBefore(response, clock.instant());
                trouble = "it answers with status " + response.statusCode();
                if (limit.isPresent()) {
                    wait = limit.get();
                    trouble = "it asks to wait " + wait.toSeconds() + " s";
                } else if (response.statusCode() < 500) {
                    return response;
                } else if (repeatable == Repeatable.NO) {
                    throw CommentException.uncertain(at(address) + " failed: " + trouble);
                }
            } catch (IOException e) {
                trouble = describe(e);
                if (repeatable == Repeatable.NO && !wasNeverSent(e)) {
                    throw CommentException.uncertain(at(address) + " failed: " + trouble);
                }
            }
            if (clock.instant().plus(wait).isAfter(giveUp)) {
                throw CommentException.unreachable(at(address) + " cannot be used (" + trouble + ")");
            }
            pause.sleep(wait);
        }
    }

    /** What a host says of a failure, in its own words. */
    static String reason(HttpResponse<byte[]> response) {
        String status = "status " + response.statusCode();
        try {
            JsonValue answer = JsonValue.parse(response.body());
            return answer.get("message")
                    .text()
                    .or(() -> answer.get("error").text())
                    .map(text -> status + ", \"" + text + "\"")
                    .orElse(status);
        } catch (WireFormatException e) {
            return status;
        }
    }

    private HttpRequest request(String method, URI address, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        headers.forEach(request::header);
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(WireJson.write(body)))
                .build();
    }

    private static boolean wasNeverSent(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    private static String at(URI address) {
        return "the API at " + address.getScheme() + "://" + address.getAuthority();
    }

    private static String describe(IOException e) {
        @Nullable Throwable cause = e.getMessage() == null ? e.getCause() : e;
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "nobody listens there" : message;
    }
}

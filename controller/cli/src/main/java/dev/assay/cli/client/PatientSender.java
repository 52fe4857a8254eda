package dev.assay.cli.client;

import dev.assay.cli.waiting.Backoff;
import dev.assay.cli.waiting.Pause;
import dev.assay.protocol.tls.PinMismatchException;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and repeats them while nobody answers, so that a controller may be restarted under its clients. Every request of
 * the API may be repeated: a campaign that was begun twice shares the work of the first. Thread-safe.
 */
public final class PatientSender {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final int TOO_MANY = 429;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Duration patience;
    private final InstantSource clock;
    private final Pause pause;

    /**
     * Gives up on a request when nobody has answered it for {@code patience}.
     *
     * @param tls whom it talks to over HTTPS
     */
    public PatientSender(PinnedTls tls, Duration patience, InstantSource clock, Pause pause) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        tls.context().ifPresent(builder::sslContext);
        this.http = builder.build();
        this.patience = patience;
        this.clock = clock;
        this.pause = pause;
    }

    HttpResponse<byte[]> send(HttpRequest request) throws ApiException, InterruptedException {
        return send(request, BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(HttpRequest request, BodyHandler<byte[]> handler)
            throws ApiException, InterruptedException {
        Instant giveUp = clock.instant().plus(patience);
        Backoff backoff = new Backoff(FIRST, MOST);
        while (true) {
            String trouble;
            try {
                HttpResponse<byte[]> response = http.send(request, handler);
                if (!isPassing(response)) {
                    return response;
                }
                trouble = "it answers with status " + response.statusCode();
            } catch (IOException e) {
                @Nullable PinMismatchException mismatch = PinMismatchException.in(e);
                if (mismatch != null) {
                    throw ApiException.unreachable(at(request) + ": " + mismatch.getMessage());
                }
                if (e instanceof SSLHandshakeException && isUntrusted(e)) {
                    throw ApiException.unreachable(at(request)
                            + " shows a certificate that nobody here vouches for; use a token that carries its pin, as \"assay"
                            + " token create\" and the controller's folder have them");
                }
                trouble = describe(e);
            }
            if (!clock.instant().isBefore(giveUp)) {
                throw ApiException.unreachable(at(request) + " cannot be reached (" + trouble + ")");
            }
            pause.sleep(backoff.next());
        }
    }

    private static String at(HttpRequest request) {
        return "the controller at " + request.uri().getScheme() + "://"
                + request.uri().getAuthority();
    }

    private static boolean isUntrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    /** A proxy or a controller that is just starting says so, and one that asks to be asked less often. */
    private static boolean isPassing(HttpResponse<?> response) {
        int status = response.statusCode();
        boolean isTooOften = status == TOO_MANY
                && response.headers().firstValue("Retry-After").isPresent();
        return isTooOften || (status >= 502 && status <= 504);
    }

    private static String describe(IOException e) {
        @Nullable Throwable cause = e.getMessage() == null ? e.getCause() : e;
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "nobody listens there" : message;
    }
}

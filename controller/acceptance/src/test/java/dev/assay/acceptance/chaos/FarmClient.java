package dev.assay.acceptance.chaos;

import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.PatientSender;
import dev.assay.cli.waiting.Pause;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A person's program beside the farm: asks one controller after the other, until one answers. Used by one thread. */
final class FarmClient {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final List<ApiClient> controllers;
    private int next;

    FarmClient(List<URI> controllers, String token) {
        this.controllers = controllers.stream()
                .map(url -> new ApiClient(
                        url,
                        TokenText.parse(token),
                        new PatientSender(PinnedTls.of(Set.of()), PATIENCE, InstantSource.system(), Pause.real())))
                .toList();
    }

    /** Something to ask for. */
    @FunctionalInterface
    interface Request<T> {
        T of(ApiClient controller) throws ApiException, IOException, InterruptedException;
    }

    /** The controllers would not answer, or refused. */
    static final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswerException(Exception last) {
            super("no controller did what was asked: " + last.getMessage(), last);
        }
    }

    /** The answer of whichever controller gives one. */
    <T> T ask(Request<T> request) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            ApiClient controller = controllers.get(next++ % controllers.size());
            try {
                return request.of(controller);
            } catch (ApiException | IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new NoAnswerException(e);
                }
                Thread.sleep(200);
            }
        }
    }
}

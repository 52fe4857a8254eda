package dev.assay.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderDocumentTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final ScriptedProvider provider = new ScriptedProvider();

    @AfterEach
    void close() throws IOException {
        provider.close();
    }

    private ProviderDocument document(Duration patience) {
        return new ProviderDocument(provider.address(), new ProviderHttp(patience), clock);
    }

    @Test
    void itIsAskedForAgainAfterAnHour() throws Exception {
        ProviderDocument document = document(LONG);
        provider.answerWithDocument("/old");
        assertThat(document.endpoints().token()).isEqualTo(provider.address() + "/old/token");
        provider.answerWithDocument("/new");

        clock.advance(Duration.ofMinutes(59));
        assertThat(document.endpoints().token()).endsWith("/old/token");
        clock.advance(Duration.ofMinutes(1));
        assertThat(document.endpoints().token()).endsWith("/new/token");

        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void whoDoubtsItHasItAskedForAgain() throws Exception {
        ProviderDocument document = document(LONG);
        provider.answerWithDocument("/old");
        document.endpoints();
        provider.answerWithDocument("/new");

        document.doubt();

        assertThat(document.endpoints().keys()).endsWith("/new/keys");
    }

    @Test
    void aProviderThatIsAwayForAMomentLocksNobodyOut() throws Exception {
        ProviderDocument document = document(LONG);
        provider.answerWithDocument("/old");
        document.endpoints();
        provider.answerWith("HTTP/1.1 503 away\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 5; i++) {
            assertThat(document.endpoints().token()).endsWith("/old/token");
        }

        assertThat(provider.asked()).as("it is left alone after the first 503").isEqualTo(2);
    }

    @Test
    void aFailureIsRememberedForAWhile() throws Exception {
        ProviderDocument document = document(LONG);
        provider.answerWith("HTTP/1.1 500 broken\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(document::endpoints)
                    .isInstanceOf(OidcException.class)
                    .hasMessageContaining("answered 500");
        }
        assertThat(provider.asked()).isEqualTo(1);

        provider.answerWithDocument("/up");
        clock.advance(Duration.ofSeconds(10));
        assertThat(document.endpoints().token()).endsWith("/up/token");
    }

    /** However many come, one thread waits for it, and a few for that one. */
    @Test
    void aProviderThatNeverAnswersIsAskedByOneOfAll() throws Exception {
        ProviderDocument document = document(Duration.ofSeconds(3));
        Callable<String> knock = () -> {
            try {
                return document.endpoints().token();
            } catch (OidcException e) {
                return e.fault().name();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            List<String> told = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(Collections.nCopies(30, knock))) {
                told.add(answer.get());
            }

            assertThat(told).containsOnly("UNAVAILABLE");
            assertThat(provider.asked()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}

package dev.assay.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.store.FarmDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Bytes that are no requests, or only half of one: the controller goes on, and nothing of it stays. */
@QuarkusTest
@TestProfile(HostileProfile.class)
class GarbageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> GARBAGE = List.of(
            "",
            "\r\n\r\n",
            "GET",
            "GET /",
            "GET / HTTP/1.1\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET  /  HTTP/1.1\r\n\r\n",
            "\u0000\u0000\u0000\u0000",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "SSH-2.0-OpenSSH_9.2\r\n",
            "GET /api/v1/info HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000) + "\r\n",
            "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n\r\n",
            "POST /api/v1/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
            "GET /api/v1/info HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
            "GET /api/v1/info HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET /api/v1/info HTTP/1.1\r\nHost: a\r\n\u0000: b\r\n\r\n");

    @Inject
    FarmDatabase database;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What is attacked, and how it was before. */
    private record Scene(Target target, StoreWitness witness, Map<String, List<String>> before) {
        void assertUntouched() throws IOException {
            String viewer = target.tokens().get("viewer");
            assertThat(target.http()
                            .send(Request.get("/api/v1/info", viewer).bytes())
                            .status())
                    .isEqualTo(200);
            // What was half written is taken away when the controller notices that its sender is gone.
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(witness.changedSince(before)).isEmpty());
        }
    }

    private Scene scene() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        Target target = Target.open(new RawHttp(port));
        StoreWitness witness = new StoreWitness(database, HostileProfile.HOME);
        return new Scene(target, witness, witness.look());
    }

    @Test
    void whatIsNoRequestIsRefusedOrLeftAlone() throws IOException {
        Scene scene = scene();

        for (String garbage : GARBAGE) {
            scene.target().http().abandon(bytes(garbage));
            if (garbage.endsWith("\r\n\r\n") && garbage.length() > 4) {
                assertThat(scene.target().http().send(bytes(garbage)).status())
                        .as(garbage.substring(0, Math.min(80, garbage.length())))
                        .isBetween(0, 499);
            }
        }

        scene.assertUntouched();
    }

    /** Every change, cut at every kind of place: a body that did not come whole must not count. */
    @Test
    void halfARequestChangesNothing() throws IOException {
        Scene scene = scene();
        Target target = scene.target();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        Attacks attacks = new Attacks(random, target);

        for (Operation operation : target.operations()) {
            if (operation.message() != null || operation.takesBytes()) {
                byte[] whole = attacks.plain(operation, target.tokens().get(target.friend(operation)))
                        .bytes();
                for (int cut = 0; cut < 4; cut++) {
                    target.http().abandon(Arrays.copyOf(whole, whole.length - 1 - random.nextInt(whole.length / 2)));
                }
            }
        }

        scene.assertUntouched();
    }

    @Test
    void aBombIsNotUnpackedAnywhere() throws IOException {
        Scene scene = scene();
        Target target = scene.target();
        byte[] bomb = Attacks.gzip(new byte[100_000_000]);

        for (Operation operation : target.operations()) {
            if (operation.message() != null) {
                Request request = new Request(operation.method(), target.address(operation))
                        .as(target.tokens().get(target.friend(operation)))
                        .json(bomb);
                request.headers.put("Content-Encoding", "gzip");
                assertThat(target.http().send(request.bytes()).status())
                        .as(operation.toString())
                        .isEqualTo(413);
            }
        }

        scene.assertUntouched();
    }
}

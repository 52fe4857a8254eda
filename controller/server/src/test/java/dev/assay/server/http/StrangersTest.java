package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Those who may ask without a token, since they want to sign in. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class StrangersTest {
    private static final String BEGIN = "/api/v1/session/oidc";
    private static final int REQUESTS = 600;

    /** All at once on one connection from an address of its own, so that no other test pays for it. */
    private static List<String> statuses() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        InetAddress farm = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress stranger = InetAddress.getByAddress(new byte[] {127, 0, 0, 9});
        try (Socket socket = new Socket(farm, port, stranger, 0)) {
            String request = "GET " + BEGIN + " HTTP/1.1\r\nHost: farm\r\n";
            String all = (request + "\r\n").repeat(REQUESTS - 1) + request + "Connection: close\r\n\r\n";
            Thread writer = new Thread(() -> write(socket, all));
            writer.start();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answers.lines()
                    .filter(line -> line.contains("HTTP/1.1 "))
                    .map(line -> line.replaceFirst(".*HTTP/1.1 (\\d+).*", "$1"))
                    .toList();
        }
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whoKnocksAllTheTimeIsToldToComeLaterAndOthersAreNot() throws IOException {
        List<String> told = statuses();

        assertThat(told).hasSize(REQUESTS).containsOnly("404", "429");
        assertThat(IntStream.range(0, 200).mapToObj(told::get)).containsOnly("404");
        assertThat(Http.withToken(null).get(BEGIN).statusCode()).isEqualTo(404);
    }
}

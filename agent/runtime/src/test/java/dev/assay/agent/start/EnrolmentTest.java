package dev.assay.agent.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assay.agent.link.LinkException;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    private static final EnrolmentToken ONE_TIME = new EnrolmentToken(TokenText.parse("one-time"), null);

    @TempDir
    private Path folder;

    @Test
    void anEndOfATunnelThatLeadsNowhereIsPassedByWithTheNextAttempt() throws Exception {
        HttpServer controller = controller();
        Thread hangingUp;
        try {
            try (ServerSocket nowhere = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                hangingUp = new Thread(() -> hangUp(nowhere));
                hangingUp.start();
                List<URI> urls = List.of(
                        url(nowhere.getLocalPort()), url(controller.getAddress().getPort()));
                Enrolment enrolment = new Enrolment(urls, "pi", new AgentHome(folder));

                assertThatThrownBy(() -> enrolment.enrol(ONE_TIME)).isInstanceOf(LinkException.Passing.class);
                assertThat(enrolment.enrol(ONE_TIME).secret()).isEqualTo("own");
            }
            hangingUp.join();
        } finally {
            controller.stop(0);
        }
    }

    private static HttpServer controller() throws IOException {
        HttpServer controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/api/v1/agent/enrol", exchange -> {
            byte[] answer = WireJson.write(new EnrolmentReceipt("pi", "own"));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        controller.start();
        return controller;
    }

    private static void hangUp(ServerSocket nowhere) {
        try {
            while (true) {
                nowhere.accept().close();
            }
        } catch (IOException e) {
            assertThat(nowhere.isClosed()).isTrue();
        }
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}

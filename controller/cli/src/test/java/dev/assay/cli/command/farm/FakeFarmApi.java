package dev.assay.cli.command.farm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.api.Problem;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A controller that gives fixed answers to requests of an administrator. */
final class FakeFarmApi implements AutoCloseable {
    static final String TOKEN = "admin-secret";

    private final HttpServer server;
    private final Map<String, Object> answers = new TreeMap<>();
    private final List<String> requests = new ArrayList<>();

    FakeFarmApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", this::answer);
        server.start();
    }

    /** The answer to {@code GET /devices} and the like: a record, or bytes as they are. */
    FakeFarmApi with(String request, Object answer) {
        answers.put(request, answer);
        return this;
    }

    /** As a controller that does not know this request. */
    void without(String request) {
        answers.remove(request);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked, as {@code POST /tokens {…}}. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/api/v1".length());
        String request = exchange.getRequestMethod() + " " + path;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((request + " " + body).strip());
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, new Problem("unauthorized", 401, "no valid token was shown", List.of()));
        } else if (answers.containsKey(request)) {
            send(exchange, 200, answers.get(request));
        } else {
            send(exchange, 404, new Problem("not found", 404, "not found", List.of()));
        }
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = answer instanceof byte[] raw ? raw : WireJson.write(answer);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

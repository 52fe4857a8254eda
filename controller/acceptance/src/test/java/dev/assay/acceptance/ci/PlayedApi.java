package dev.assay.acceptance.ci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.acceptance.ci.Recording.Exchange;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recording: each request gets the next answer that was recorded for it. What only looks may be asked again and gets the last
 * answer again; everything that was not recorded is answered 501 and remembered.
 */
final class PlayedApi implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Exchange>> answers = new HashMap<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    /** A request that came in. */
    record Request(
            String line,
            @Nullable String authorization,
            @Nullable Object body) {}

    PlayedApi(Recording recording) throws IOException {
        for (Exchange exchange : recording.exchanges()) {
            answers.computeIfAbsent(line(exchange.method(), exchange.path()), key -> new ArrayDeque<>())
                    .add(exchange);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests that nobody recorded, each with what was wrong. */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Requests that change something. */
    synchronized List<Request> changes() {
        return requests.stream()
                .filter(request -> request.line().matches("(POST|PATCH|PUT|DELETE) .*"))
                .filter(request -> !request.line().endsWith("/graphql"))
                .toList();
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private static String line(String method, String path) {
        return method + " " + path;
    }

    private synchronized void receive(HttpExchange http) throws IOException {
        String line = line(http.getRequestMethod(), http.getRequestURI().toString());
        @Nullable Object body = json(http);
        String shown = http.getRequestHeaders().getFirst("Authorization");
        String other = http.getRequestHeaders().getFirst("PRIVATE-TOKEN");
        requests.add(new Request(line, shown == null ? other : shown, body));
        Exchange exchange = next(line);
        if (exchange == null) {
            unexpected.add(line);
            send(http, 501, null);
        } else if (!isPart(exchange.asked(), body)) {
            unexpected.add(line + " asked for " + text(body) + "; recorded was " + text(exchange.asked()));
            send(http, 501, null);
        } else {
            Map<String, String> headers = exchange.headers();
            if (headers != null) {
                headers.forEach(http.getResponseHeaders()::set);
            }
            send(http, exchange.status(), exchange.answer());
        }
    }

    private @Nullable Exchange next(String line) {
        Deque<Exchange> recorded = answers.getOrDefault(line, new ArrayDeque<>());
        boolean isOnlyALook = line.startsWith("GET ") || line.startsWith("HEAD ");
        return isOnlyALook && recorded.size() == 1 ? recorded.peek() : recorded.poll();
    }

    /** Whether every field that was recorded is there with the same value. */
    private static boolean isPart(@Nullable Object recorded, @Nullable Object found) {
        if (recorded instanceof Map<?, ?> fields) {
            return found instanceof Map<?, ?> object
                    && fields.entrySet().stream()
                            .allMatch(field -> isPart(field.getValue(), object.get(field.getKey())));
        }
        return recorded == null || Objects.equals(recorded, found);
    }

    private static @Nullable Object json(HttpExchange http) throws IOException {
        byte[] body = http.getRequestBody().readAllBytes();
        String type = http.getRequestHeaders().getFirst("Content-Type");
        if (body.length == 0 || type == null || !type.contains("json")) {
            return null;
        }
        try {
            return WireJson.read(Object.class, body);
        } catch (WireFormatException e) {
            throw new IOException(e);
        }
    }

    private static String text(@Nullable Object json) {
        return json == null ? "nothing" : new String(WireJson.write(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange http, int status, @Nullable Object answer) throws IOException {
        byte[] body = answer == null ? new byte[0] : WireJson.write(answer);
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

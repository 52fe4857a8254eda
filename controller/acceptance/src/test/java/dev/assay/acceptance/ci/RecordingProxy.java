package dev.assay.acceptance.ci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.acceptance.ci.Recording.Exchange;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a controller and writes down what they say. Tokens are passed on and not written down. */
final class RecordingProxy implements AutoCloseable {
    /** Of a request that begins a campaign: these are of the machine that records. */
    private static final List<String> NOT_OF_THE_API = List.of("revision");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;
    private final List<Exchange> exchanges = new ArrayList<>();

    RecordingProxy(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was said, without the looks at the progress between the first and the last one. */
    synchronized Recording recording(String about) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < exchanges.size(); i++) {
            last.put(exchanges.get(i).path(), i);
        }
        List<Exchange> kept = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            boolean isKnown = kept.stream().anyMatch(other -> other.path().equals(exchange.path()));
            if (!exchange.path().endsWith("/progress")
                    || !isKnown
                    || Integer.valueOf(i).equals(last.get(exchange.path()))) {
                kept.add(exchange);
            }
        }
        return new Recording(about, kept);
    }

    private synchronized void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String header : List.of("Authorization", "Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            exchanges.add(
                    new Exchange(method, path, asked(json(body)), response.statusCode(), null, json(response.body())));
            int length = response.body().length;
            exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static @Nullable Object asked(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            return json;
        }
        Map<Object, Object> kept = new HashMap<>(object);
        kept.keySet().removeAll(NOT_OF_THE_API);
        return kept;
    }

    /** Null for what is no JSON: the bytes of an artifact. */
    private static @Nullable Object json(byte[] body) {
        if (body.length == 0 || (body[0] != '{' && body[0] != '[')) {
            return null;
        }
        try {
            return WireJson.read(Object.class, body);
        } catch (WireFormatException e) {
            return null;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

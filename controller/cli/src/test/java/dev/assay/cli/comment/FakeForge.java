package dev.assay.cli.comment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host with the comments of one pull request, as GitHub and GitLab have them in common: pages, authors, bodies. What differs is left
 * to the two of them. Public for the tests of the command.
 */
public abstract class FakeForge implements AutoCloseable {
    /** The token that it accepts. */
    public static final String TOKEN = "forge-secret";

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final Map<Long, Note> notes = new TreeMap<>();
    private boolean isReadOnly;
    private long lastId = 100;

    /** A comment as the host keeps it. */
    record Note(long id, String author, String body) {}

    /** An answer that is given instead of the right one, to the next request of a method. */
    record Failure(String method, int status, Map<String, String> headers, String body, boolean isDone) {}

    FakeForge() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked, as {@code GET /user}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** The bodies of all comments, the oldest first. */
    public synchronized List<String> bodies() {
        return notes.values().stream().map(Note::body).toList();
    }

    /** Somebody writes a comment. */
    public synchronized void write(String author, String body) {
        add(author, body);
    }

    private Note add(String author, String body) {
        lastId++;
        Note note = new Note(lastId, author, body);
        notes.put(lastId, note);
        return note;
    }

    /** From now on nothing can be written with the token. */
    public synchronized void setReadOnly() {
        isReadOnly = true;
    }

    /** The next request of this method is answered so. */
    synchronized void fail(String method, int status, Map<String, String> headers, String body) {
        failures.add(new Failure(method, status, headers, body, false));
    }

    /** The next request of this method is done, and answered so all the same. */
    synchronized void failAfterwards(String method, int status) {
        failures.add(new Failure(method, status, Map.of(), "", true));
    }

    abstract boolean isAuthorized(HttpExchange exchange);

    abstract Object json(Note note);

    /** Whom the token speaks for. */
    abstract String me();

    abstract void answer(HttpExchange exchange, String path, byte[] body) throws IOException;

    private synchronized void receive(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        requests.add(method + " " + path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Failure failure = failures.peek();
        if (failure != null && failure.method().equals(method) && !path.endsWith("/graphql")) {
            failures.remove();
            if (failure.isDone()) {
                write(me(), text(body));
            }
            failure.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, failure.status(), failure.body().getBytes(StandardCharsets.UTF_8));
        } else if (!isAuthorized(exchange)) {
            send(exchange, 401, "{\"message\":\"Bad credentials\"}".getBytes(StandardCharsets.UTF_8));
        } else if (isReadOnly && !method.equals("GET") && !path.endsWith("/graphql")) {
            send(
                    exchange,
                    403,
                    "{\"message\":\"Resource not accessible by integration\"}".getBytes(StandardCharsets.UTF_8));
        } else {
            answer(exchange, path, body);
        }
    }

    void list(HttpExchange exchange, int page, int perPage) throws IOException {
        List<Object> all = notes.values().stream().map(this::json).toList();
        int from = Math.min(all.size(), (page - 1) * perPage);
        int to = Math.min(all.size(), page * perPage);
        if (to < all.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<https://elsewhere.invalid/next>; rel=\"next\", <https://elsewhere.invalid/last>; rel=\"last\"");
        }
        send(exchange, 200, WireJson.write(all.subList(from, to)));
    }

    void create(HttpExchange exchange, byte[] body) throws IOException {
        send(exchange, 201, WireJson.write(json(add(me(), text(body)))));
    }

    void edit(HttpExchange exchange, long id, byte[] body) throws IOException {
        Note old = notes.get(id);
        if (old == null) {
            send(exchange, 404, new byte[0]);
            return;
        }
        Note edited = new Note(id, old.author(), text(body));
        notes.put(id, edited);
        send(exchange, 200, WireJson.write(json(edited)));
    }

    void delete(HttpExchange exchange, long id) throws IOException {
        send(exchange, notes.remove(id) == null ? 404 : 204, new byte[0]);
    }

    static int parameter(String path, String name) {
        return Integer.parseInt(path.replaceAll(".*[?&]" + name + "=([0-9]+).*", "$1"));
    }

    static long idIn(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    static Map<String, Object> object(String name, Object value, String otherName, Object otherValue) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        object.put(otherName, otherValue);
        return object;
    }

    private static String text(byte[] body) throws IOException {
        try {
            return JsonValue.parse(body).get("body").text().orElseThrow();
        } catch (WireFormatException e) {
            throw new IOException(e);
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

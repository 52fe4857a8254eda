package dev.assay.acceptance.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The real pages, with the controller's own policy, over answers that a test makes up: for what a real farm seldom does. Thread-safe. */
final class PlayedFarm implements AutoCloseable {
    private static final String POLICY = "Content-Security-Policy";
    private static final String API = "/api/v1";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private volatile boolean isSignedIn = true;
    private volatile boolean isDown;

    private PlayedFarm(HttpServer server) {
        this.server = server;
    }

    /** An empty farm, in which somebody is signed in. */
    static PlayedFarm start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PlayedFarm farm = new PlayedFarm(server);
        server.createContext("/ui/", farm::page);
        server.createContext(API, farm::api);
        server.setExecutor(farm.threads);
        server.start();
        farm.answer("/session", Map.of("name", "Ada", "scope", "VIEWER"));
        farm.answer("/campaigns", Map.of("campaigns", List.of()));
        farm.answer("/devices", Map.of("devices", List.of()));
        farm.answer("/jobs", Map.of("offset", 0, "jobs", List.of()));
        farm.answer("/incidents", Map.of("offset", 0, "incidents", List.of()));
        return farm;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on {@code GET} of this path, whatever its query, has this answer. */
    void answer(String path, Object message) {
        answers.put(API + path, message);
    }

    /** Whether the browser's token is good; a sign-in makes it so. */
    void signedIn(boolean isNow) {
        isSignedIn = isNow;
    }

    /** Whether requests to the API get no answer at all. */
    void down(boolean isNow) {
        isDown = isNow;
    }

    private void page(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = "META-INF/resources" + (path.equals("/ui/") ? "/ui/index.html" : path);
        try (exchange;
                InputStream in = PlayedFarm.class.getClassLoader().getResourceAsStream(name)) {
            exchange.getResponseHeaders().set(POLICY, policy());
            exchange.getResponseHeaders().set("Content-Type", type(name));
            if (in == null) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            byte[] content = in.readAllBytes();
            exchange.sendResponseHeaders(OK, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static String policy() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Objects.requireNonNull(
                PlayedFarm.class.getClassLoader().getResourceAsStream("application.properties"))) {
            settings.load(in);
        }
        return Objects.requireNonNull(settings.getProperty("quarkus.http.filter.pages.header.\"" + POLICY + "\""));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=UTF-8";
            case "css" -> "text/css";
            case "js" -> "text/javascript";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    private void api(HttpExchange exchange) throws IOException {
        if (isDown) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getRawPath();
        boolean isSignIn =
                path.equals(API + "/session") && exchange.getRequestMethod().equals("POST");
        isSignedIn |= isSignIn;
        Object message = answers.get(path);
        if (!isSignedIn) {
            send(exchange, UNAUTHORIZED, problem(UNAUTHORIZED, "the token \"Ada\" expired; ask for a new one"));
        } else if (message == null) {
            send(exchange, NOT_FOUND, problem(NOT_FOUND, "there is nothing at " + path));
        } else {
            send(exchange, OK, message);
        }
    }

    private static Map<String, Object> problem(int status, String detail) {
        return Map.of("title", "refused", "status", status, "detail", detail, "problems", List.of());
    }

    private static void send(HttpExchange exchange, int status, Object message) throws IOException {
        byte[] body = WireJson.write(message);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

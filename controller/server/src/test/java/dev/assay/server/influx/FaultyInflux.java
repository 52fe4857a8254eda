package dev.assay.server.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** Stands for InfluxDB, and behaves as badly as a test wants. What it has is told apart by identity, as InfluxDB does. */
public final class FaultyInflux implements AutoCloseable {
    /** What it does with one request. */
    public interface Mood {
        void answer(FaultyInflux influx, HttpExchange exchange) throws IOException;
    }

    /** Points by measurement, tags and time; the newest line of each. */
    public final Map<String, String> points = new ConcurrentHashMap<>();

    final AtomicInteger requests = new AtomicInteger();
    private final Queue<Mood> moods = new ArrayDeque<>();
    private Mood usual = TAKES;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int port;

    public FaultyInflux() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        made.setExecutor(threads);
        made.createContext("/", this::handle);
        made.start();
        return made;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public synchronized FaultyInflux then(Mood... next) {
        moods.addAll(List.of(next));
        return this;
    }

    /** What it does whenever nothing else was said. */
    synchronized void usually(Mood mood) {
        usual = mood;
    }

    private synchronized Mood mood() {
        return moods.isEmpty() ? usual : moods.remove();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        mood().answer(this, exchange);
    }

    static final Mood TAKES = (influx, exchange) -> {
        influx.take(exchange, line -> true);
        respond(exchange, 204, "");
    };

    /** Has them, but the answer gets lost on the way. */
    static final Mood TAKES_AND_DIES = (influx, exchange) -> {
        influx.take(exchange, line -> true);
        exchange.close();
    };

    /** Answers that it has them, and is not there any more for the next request. */
    static final Mood ANSWERS_AND_DIES = (influx, exchange) -> {
        influx.take(exchange, line -> true);
        respond(exchange, 204, "");
        influx.threads.execute(() -> influx.server.stop(0));
    };

    static final Mood CLOSES_HALF_WAY = (influx, exchange) -> {
        int unused = exchange.getRequestBody().read(new byte[10]);
        exchange.close();
    };

    static final Mood SLEEPS = (influx, exchange) -> {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    };

    /** Answers requests of so many lines, and never a larger one; it has the points all the same. */
    static Mood slowAbove(int lines) {
        return (influx, exchange) -> {
            AtomicInteger count = new AtomicInteger();
            influx.take(exchange, line -> count.incrementAndGet() > 0);
            if (count.get() <= lines) {
                respond(exchange, 204, "");
            }
        };
    }

    /** Takes what is good and says no, as 1.x and 2.x do. */
    static Mood takesBut(String bad) {
        return (influx, exchange) -> {
            boolean[] isAnyBad = new boolean[1];
            influx.take(exchange, line -> {
                isAnyBad[0] |= line.contains(bad);
                return !line.contains(bad);
            });
            if (isAnyBad[0]) {
                respond(exchange, 400, "{\"code\":\"invalid\",\"message\":\"partial write: field type conflict\"}");
            } else {
                respond(exchange, 204, "");
            }
        };
    }

    public static Mood says(int status, String body) {
        return (influx, exchange) -> {
            exchange.getRequestBody().readAllBytes();
            respond(exchange, status, body);
        };
    }

    static Mood waitsFor(String retryAfter) {
        return (influx, exchange) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            respond(exchange, 429, "{\"code\":\"too many requests\",\"message\":\"org has exceeded its limit\"}");
        };
    }

    private interface Taste {
        boolean takes(String line);
    }

    private void take(HttpExchange exchange, Taste taste) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            in.transferTo(body);
        }
        for (String line : body.toString(StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty() && taste.takes(line)) {
                points.put(ToldFarm.identity(line), line);
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Is there again, at the same address. */
    void comeBack() throws IOException {
        server.stop(0);
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

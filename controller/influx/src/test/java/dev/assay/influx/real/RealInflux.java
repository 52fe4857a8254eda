package dev.assay.influx.real;

import dev.assay.influx.write.InfluxTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real influxd on a free port of this machine, with its data in a folder that outlives {@link #kill} and {@link #restart}. */
public final class RealInflux implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final int ATTEMPTS_MAX = 5;
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final InfluxGeneration generation;
    private final Path program;
    private final Path folder;
    private final boolean isAuthRequired;
    private final Thread atExit = new Thread(this::endProcess);
    private int port;
    private @Nullable Process process;

    private RealInflux(InfluxGeneration generation, Path program, Path folder, boolean isAuthRequired) {
        this.generation = generation;
        this.program = program;
        this.folder = folder;
        this.isAuthRequired = isAuthRequired;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts one that lets everybody in; the calling test is skipped where there is none.
     *
     * @param folder empty, for its data
     */
    public static RealInflux start(InfluxProgram program, Path folder) throws IOException, InterruptedException {
        return start(program, folder, false);
    }

    /** As {@link #start(InfluxProgram, Path)}; with users, the first of which is to be created before anything else. */
    public static RealInflux start(InfluxProgram program, Path folder, boolean isAuthRequired)
            throws IOException, InterruptedException {
        RealInflux influx = new RealInflux(program.generation(), program.require(), folder, isAuthRequired);
        for (int attempt = 1; ; attempt++) {
            influx.port = freePort();
            if (influx.launch()) {
                influx.generation.setUp(influx);
                return influx;
            }
            if (attempt == ATTEMPTS_MAX) {
                influx.close();
                throw new IOException("influxd did not start; see " + folder.resolve("influxd.log"));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean launch() throws IOException, InterruptedException {
        Files.write(folder.resolve("empty.conf"), new byte[0]);
        ProcessBuilder builder = new ProcessBuilder(generation.command(program, folder));
        builder.environment().putAll(generation.settings(folder, port, isAuthRequired));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("influxd.log").toFile()))
                .start();
        return awaitAnswer();
    }

    private boolean awaitAnswer() throws InterruptedException {
        long giveUp = System.nanoTime() + START_MAX.toNanos();
        while (isRunning() && System.nanoTime() < giveUp) {
            try {
                if (send("GET", "/ping", "").statusCode() == NO_CONTENT) {
                    return true;
                }
            } catch (UncheckedIOException e) {
                // Not yet.
            }
            Thread.sleep(50);
        }
        endProcess();
        return false;
    }

    private boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        endProcess();
    }

    /** Starts it again at the same address, on what its folder holds. */
    public void restart() throws IOException, InterruptedException {
        endProcess();
        if (!launch()) {
            throw new IOException("influxd did not start again; see " + folder.resolve("influxd.log"));
        }
    }

    private void endProcess() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Creates a database; harmless when it is there. */
    public void createDatabase(String name) {
        generation.createDatabase(this, name);
    }

    /** How Assay's own writer reaches a database of it. */
    public InfluxTerms terms(String database) {
        return generation.terms(url(), database);
    }

    /** Writes lines by the API that every 1.x has; for what Assay's own writer is not the matter of. */
    public void write(String database, List<String> lines) {
        HttpResponse<String> answer =
                send("POST", "/write?precision=ns&db=" + encoded(database), String.join("\n", lines));
        if (answer.statusCode() != NO_CONTENT) {
            throw new IllegalStateException("write was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** The answer to one InfluxQL statement; times are Long, nanoseconds. */
    public List<Series> query(String database, String statement) {
        return query(database, statement, "");
    }

    /** As {@link #query(String, String)}, as a user. */
    public List<Series> query(String database, String statement, String userAndPassword) {
        String as = "";
        if (!userAndPassword.isEmpty()) {
            String[] parts = userAndPassword.split(":", 2);
            as = "&u=" + encoded(parts[0]) + "&p=" + encoded(parts[1]);
        }
        HttpResponse<String> answer =
                send("POST", "/query?epoch=ns&db=" + encoded(database) + "&q=" + encoded(statement) + as, "");
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "\"" + statement + "\" was answered " + answer.statusCode() + ": " + answer.body());
        }
        return QueryAnswer.series(statement, answer.body());
    }

    /** The body of the answer to a GET. */
    String get(String path) {
        return good(path, send("GET", path, ""));
    }

    /** Posts JSON. */
    void post(String path, String json) {
        good(path, send("POST", path, json));
    }

    private static String good(String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        generation.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        endProcess();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is already ending.
        }
    }
}

package dev.assay.dashboards.live;

import dev.assay.dashboards.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real Grafana on a free port of this machine, provisioned with the files as they are shipped. */
final class RealGrafana implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final String PASSWORD = "password-of-a-test";
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private final Process process;

    /**
     * Starts one; it answers when this returns.
     *
     * @param folder empty, for its data
     * @param settings of the provisioning files: InfluxDB's address, database and token, the address that alerts go to
     */
    RealGrafana(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        this.folder = folder;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path grafana = Path.of("grafana").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(named("ASSAY_GRAFANA"), "server");
        builder.directory(Path.of(named("ASSAY_GRAFANA_HOME")).toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(settings);
        environment.put("ASSAY_DASHBOARDS", grafana.resolve("dashboards").toString());
        environment.put("GF_PATHS_PROVISIONING", grafana.resolve("provisioning").toString());
        environment.put("GF_PATHS_DATA", folder.toString());
        environment.put("GF_PATHS_LOGS", folder.resolve("log").toString());
        environment.put("GF_SERVER_HTTP_ADDR", "127.0.0.1");
        environment.put("GF_SERVER_HTTP_PORT", Integer.toString(port));
        environment.put("GF_SECURITY_ADMIN_PASSWORD", PASSWORD);
        environment.put("GF_ANALYTICS_REPORTING_ENABLED", "false");
        environment.put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false");
        environment.put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false");
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("grafana.log").toFile())
                .start();
        awaitAnswer();
    }

    private static String named(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable + " is not set; .ci/grafana sets it");
    }

    private void awaitAnswer() throws InterruptedException, IOException {
        long giveUp = System.nanoTime() + START_MAX.toNanos();
        while (process.isAlive() && System.nanoTime() < giveUp) {
            try {
                if (send(request("/api/health").GET()).statusCode() == OK) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not yet.
            }
            Thread.sleep(200);
        }
        close();
        throw new IOException("Grafana did not start:\n" + Files.readString(folder.resolve("grafana.log")));
    }

    /** What it answers to a GET, an object. */
    Map<String, Object> get(String path) {
        return Json.read(text(path));
    }

    /** What it answers to a GET, a list. */
    List<?> list(String path) {
        return Json.listAt(Json.read("{\"all\": " + text(path) + "}"), "all");
    }

    private String text(String path) {
        return good(path, send(request(path).GET()));
    }

    /** What it answers to a POST of JSON. */
    Map<String, Object> post(String path, Map<String, ?> body) {
        return Json.read(good(
                path,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))))));
    }

    /** Complaints of the log about what it was provisioned with. */
    List<String> complaints() throws IOException {
        return Files.readString(folder.resolve("grafana.log"))
                .lines()
                .filter(line -> line.contains("logger=provisioning"))
                .filter(line -> line.contains("level=error") || line.contains("level=warn"))
                // Folders for plugins and for an older kind of alerts, of which there are none.
                .filter(line -> !line.contains("no such file or directory"))
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String good(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.assay.acceptance.load;

import dev.assay.acceptance.Repository;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.PatientSender;
import dev.assay.cli.waiting.Pause;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.PinnedTls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A real controller and a real simulator, each a process of its own as a user starts it. */
final class LoadedFarm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern GOOD = Pattern.compile("\"health\"\\s*:\\s*\"GOOD\"");
    private static final long START_MILLIS_MAX = 120_000;
    private static final String USER = "postgres";
    /** All agents show one token here, as in local mode. */
    private static final String UNLIMITED = "1000000";

    private final LoadOptions options;
    private final Path folder;
    private final int port;
    private final @Nullable EmbeddedPostgres postgresql;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();

    LoadedFarm(LoadOptions options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        this.port = freePort();
        // With its own settings, which wait for the disk.
        this.postgresql = options.store().equals("postgresql") ? EmbeddedPostgres.start() : null;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Process startController() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "serve",
                "--home",
                home().toString(),
                "--port",
                Integer.toString(port),
                "-Dassay.limits.requests-per-second=" + UNLIMITED,
                "-Dassay.database.url=" + databaseUrl(),
                "-Dassay.database.user=" + user()));
        Process controller = start("controller", command, options.flight());
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS_MAX);
        while (!Files.exists(home().resolve("controller.json"))) {
            if (!controller.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the controller did not start; see " + folder.resolve("controller.log"));
            }
            Thread.sleep(100);
        }
        return controller;
    }

    Process startAgents() throws IOException {
        return start(
                "simulator",
                List.of(
                        "simulate",
                        "--devices",
                        Integer.toString(options.devices()),
                        "--profile",
                        "raspberry-pi-5",
                        "--fault-rate",
                        "0",
                        "--time-scale",
                        Double.toString(options.timeScale()),
                        "--home",
                        folder.resolve("simulator").toString(),
                        "--controller",
                        url().toString(),
                        "--token-file",
                        home().resolve("tokens/agent.token").toString()),
                false);
    }

    private Process start(String name, List<String> arguments, boolean isRecorded) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Repository.root().resolve("assay").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("ASSAY_NO_BUILD", "1");
        if (isRecorded) {
            builder.environment()
                    .put(
                            "JAVA_TOOL_OPTIONS",
                            "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                    + folder.resolve(name + ".jfr"));
        }
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private Path home() {
        return folder.resolve("controller");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String databaseUrl() {
        return postgresql == null
                ? "jdbc:h2:file:" + home().resolve("assay") + ";DB_CLOSE_ON_EXIT=FALSE"
                : postgresql.getJdbcUrl(USER, USER);
    }

    String user() {
        return postgresql == null ? "sa" : USER;
    }

    /** What the store's files take on the disk. */
    double storeBytes() throws IOException {
        if (postgresql == null) {
            return Files.size(home().resolve("assay.mv.db"));
        }
        return DispatchTimes.ask(databaseUrl(), user(), "select pg_database_size(current_database())");
    }

    private TokenText token() throws IOException {
        return TokenText.parse(
                Files.readString(home().resolve("tokens/client.token")).strip());
    }

    /** How many devices have passed their health check. */
    long readyDevices() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/api/v1/devices"))
                .header("Authorization", "Bearer " + token().secret())
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return GOOD.matcher(answer).results().count();
    }

    ApiClient client() throws IOException {
        return new ApiClient(
                url(),
                token(),
                new PatientSender(PinnedTls.of(token().pins()), PATIENCE, InstantSource.system(), Pause.real()));
    }

    /** Ends a process as its user would. */
    void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.destroyForcibly();
        }
        if (postgresql != null) {
            postgresql.close();
        }
    }
}

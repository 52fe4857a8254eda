package dev.assay.acceptance.chaos.farm;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real PostgreSQL of our own, as a process that can be killed. Its data is on the disk, as anybody's is. */
public final class PostgresServer implements Closeable {
    /** Database and user; everybody on this machine may connect. */
    public static final String NAME = "postgres";

    /** Disconnects its clients, and ends. */
    public static final String STOP_SIGNAL = "INT";

    private static final int CONNECTIONS_MAX = 100;

    private final FarmProcess process;
    private final int port;

    private PostgresServer(FarmProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one whose everything lies below {@code folder}. */
    public static PostgresServer start(Path folder, Consumer<String> timeline) throws IOException {
        Path data = folder.resolve("data");
        int port = FreePort.any();
        // Unpacks the programs and makes the data folder; the server that we kill is started without it.
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Files.createDirectories(folder.resolve("programs")).toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()
                .close();
        List<String> command = new ArrayList<>();
        if (Files.getOwner(data).getName().equals("root")) {
            // PostgreSQL refuses to run as root, and does not look further than its user namespace.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                program(folder).toString(),
                "-D",
                data.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=" + CONNECTIONS_MAX));
        FarmProcess process =
                new FarmProcess("PostgreSQL", command, Map.of("LC_ALL", "C"), folder.resolve("log"), timeline);
        process.start();
        return new PostgresServer(process, port);
    }

    private static Path program(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("programs"))) {
            return files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no bin/postgres below " + folder));
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** For a client on the other end of {@code line}, or of none. */
    public static String url(InetSocketAddress line) {
        return "jdbc:postgresql://127.0.0.1:" + line.getPort() + "/" + NAME;
    }

    /** The server as a process. */
    public FarmProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_SIGNAL);
    }
}

package dev.assay.acceptance.chaos.farm;

import dev.assay.acceptance.Repository;
import dev.assay.acceptance.chaos.link.Line;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One controller with its folder, clock, disk and line to the database.
 *
 * @param disk empty where its folder is on an ordinary disk
 * @param database empty with an embedded store
 */
public record ControllerUnit(
        FarmProcess process,
        Path home,
        InetSocketAddress address,
        ProcessClock clock,
        Optional<SmallDisk> disk,
        Optional<Line> database)
        implements Closeable {
    private static final int DISK_MEGABYTES = 400;
    /** Everything that takes minutes on a shelf of devices takes seconds here. */
    private static final List<String> TERMS = List.of(
            "-Dassay.lease.length=8s",
            "-Dassay.lease.heartbeat=2s",
            "-Dassay.lease.poll=4s",
            "-Dassay.lease.sibling-after=20s",
            "-Dassay.health.pause=3s",
            "-Dassay.health.pause-max=15s",
            "-Dassay.health.faults-window=1m",
            "-Dassay.build.lease=10s");

    /** What a farm gives to all its controllers. */
    public record Place(
            Path folder, Abilities abilities, Optional<InetSocketAddress> database, Consumer<String> timeline) {}

    /** Prepares the controller number {@code index}, 1 …, without starting it. */
    public static ControllerUnit prepare(int index, Place place) throws IOException {
        String name = "controller-" + index;
        Path home = Files.createDirectories(place.folder().resolve(name));
        Optional<SmallDisk> disk =
                place.abilities().hasDisks() ? Optional.of(SmallDisk.mount(home, DISK_MEGABYTES)) : Optional.empty();
        Optional<Line> database = place.database().isPresent()
                ? Optional.of(Line.open(
                        InetAddress.getLoopbackAddress(), place.database().get()))
                : Optional.empty();
        ProcessClock clock = new ProcessClock(place.folder().resolve(name + ".clock"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.any());
        List<String> command = new ArrayList<>(List.of(
                Repository.root().resolve("assay").toString(),
                "serve",
                "--home",
                home.toString(),
                "--port",
                Integer.toString(address.getPort())));
        command.addAll(TERMS);
        database.ifPresent(line -> command.addAll(List.of(
                "-Dassay.database.url=" + PostgresServer.url(line.entrance()),
                "-Dassay.database.user=" + PostgresServer.NAME,
                "-Dassay.artifacts.folder=" + place.folder().resolve("artifacts"))));
        Map<String, String> environment = new HashMap<>(clock.environment());
        environment.put("ASSAY_NO_BUILD", "1");
        Path log = place.folder().resolve(name + ".log");
        FarmProcess process = new FarmProcess(name, command, environment, log, place.timeline());
        return new ControllerUnit(process, home, address, clock, disk, database);
    }

    /** For clients and agents. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Holds the token of clients or of agents. */
    public Path token(String whose) {
        return home.resolve("tokens").resolve(whose + ".token");
    }

    @Override
    public void close() throws IOException {
        process.kill();
        if (database.isPresent()) {
            database.get().close();
        }
        disk.ifPresent(SmallDisk::close);
    }
}

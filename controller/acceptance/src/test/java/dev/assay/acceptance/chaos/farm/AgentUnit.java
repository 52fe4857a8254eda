package dev.assay.acceptance.chaos.farm;

import dev.assay.acceptance.Repository;
import dev.assay.acceptance.chaos.link.Route;
import dev.assay.acceptance.chaos.link.WireLog;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One process of agents with its folder, clock, disk and way to the controllers: many simulated devices, or a real one.
 *
 * @param network empty where it shares this machine's
 */
public record AgentUnit(
        FarmProcess process,
        Path home,
        ProcessClock clock,
        Optional<SmallDisk> disk,
        Optional<DeviceNetwork> network,
        Route route)
        implements Closeable {
    private static final int DISK_MEGABYTES = 200;
    private static final String UNSENT = ".json.gz";

    /** What a farm gives to all its agents. */
    public record Place(
            Path folder,
            Abilities abilities,
            Map<String, InetSocketAddress> controllers,
            Path token,
            WireLog wire,
            long seed,
            Consumer<String> timeline) {}

    /** So many simulated devices in process number {@code index}, not started. */
    public static AgentUnit simulated(int index, int devices, Place place) throws IOException {
        List<String> words = List.of(
                "simulate",
                "--devices",
                Integer.toString(devices),
                "--profile",
                "raspberry-pi-5",
                "--seed",
                Long.toString(place.seed() * 100 + index),
                "--name-prefix",
                "sim" + index + "-",
                "--time-scale",
                "4",
                "--fault-rate",
                "0.1",
                "--fault-seconds",
                "12",
                "--verbose");
        return prepare("simulator-" + index, index, words, place);
    }

    /** One agent that measures, not started. */
    public static AgentUnit real(int index, Place place) throws IOException {
        return prepare("agent-" + index, index, List.of("agent", "--name", "real" + index), place);
    }

    private static AgentUnit prepare(String name, int index, List<String> words, Place place) throws IOException {
        Path home = Files.createDirectories(place.folder().resolve(name));
        Optional<SmallDisk> disk =
                place.abilities().hasDisks() ? Optional.of(SmallDisk.mount(home, DISK_MEGABYTES)) : Optional.empty();
        Optional<DeviceNetwork> network =
                place.abilities().hasNamespaces() ? Optional.of(DeviceNetwork.open(index)) : Optional.empty();
        InetAddress here = network.map(DeviceNetwork::hostAddress).orElse(InetAddress.getLoopbackAddress());
        Route route = Route.open(here, place.controllers(), place.wire(), new Random(place.seed() * 1_000 + index));
        ProcessClock clock = new ProcessClock(place.folder().resolve(name + ".clock"));
        List<String> command =
                new ArrayList<>(network.map(DeviceNetwork::prefix).orElse(List.of()));
        command.add(Repository.root().resolve("assay").toString());
        command.addAll(words);
        command.addAll(List.of(
                "--controller", route.urls(), "--token-file", place.token().toString(), "--home", home.toString()));
        Map<String, String> environment = new HashMap<>(clock.environment());
        environment.put("ASSAY_NO_BUILD", "1");
        Path log = place.folder().resolve(name + ".log");
        FarmProcess process = new FarmProcess(name, command, environment, log, place.timeline());
        return new AgentUnit(process, home, clock, disk, network, route);
    }

    /** Reports that still wait to be sent, relative to the farm's folder. */
    public List<String> unsent() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(UNSENT))
                    .map(file -> process.name() + "/" + home.relativize(file))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        process.kill();
        route.close();
        network.ifPresent(DeviceNetwork::close);
        disk.ifPresent(SmallDisk::close);
    }
}

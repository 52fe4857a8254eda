package dev.assay.acceptance.chaos;

import dev.assay.acceptance.chaos.farm.Abilities;
import dev.assay.acceptance.chaos.farm.AgentUnit;
import dev.assay.acceptance.chaos.farm.ControllerUnit;
import dev.assay.acceptance.chaos.farm.FarmProcess;
import dev.assay.acceptance.chaos.farm.PostgresServer;
import dev.assay.acceptance.chaos.link.WireLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole farm on this machine, each part a process that can be hurt. Closing it leaves its folder. */
final class ChaosFarm implements Closeable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_SECONDS = 1;

    private final List<ControllerUnit> controllers = new ArrayList<>();
    private final List<AgentUnit> agents = new ArrayList<>();
    private final Abilities abilities;
    private final WireLog wire;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "service manager");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<PostgresServer> database = Optional.empty();

    private ChaosFarm(Abilities abilities, WireLog wire) {
        this.abilities = abilities;
        this.wire = wire;
    }

    /** Starts a farm and returns when its controllers listen. */
    static ChaosFarm start(ChaosOptions options, Timeline timeline) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(options.folder());
        ChaosFarm farm = new ChaosFarm(Abilities.ofThisMachine(folder), new WireLog(timeline::seconds));
        try {
            farm.abilities.missing().forEach(timeline::say);
            farm.open(options, folder, timeline);
            return farm;
        } catch (IOException | InterruptedException | RuntimeException e) {
            farm.close();
            throw e;
        }
    }

    private void open(ChaosOptions options, Path folder, Timeline timeline) throws IOException, InterruptedException {
        if (options.store() == ChaosOptions.Store.POSTGRES) {
            database = Optional.of(PostgresServer.start(folder.resolve("postgres"), timeline::say));
        }
        ControllerUnit.Place place =
                new ControllerUnit.Place(folder, abilities, database.map(PostgresServer::address), timeline::say);
        Map<String, InetSocketAddress> addresses = new HashMap<>();
        for (int i = 1; i <= options.controllers(); i++) {
            ControllerUnit controller = ControllerUnit.prepare(i, place);
            controllers.add(controller);
            addresses.put(controller.process().name(), controller.address());
            controller.process().start();
            awaitFile(controller.home().resolve("controller.json"), controller.process());
            timeline.say(controller.process().name() + " listens at " + controller.url());
        }
        AgentUnit.Place agentPlace = new AgentUnit.Place(
                folder,
                abilities,
                addresses,
                copy(controllers.get(0).token("agent"), folder.resolve("agent.token")),
                wire,
                options.seed(),
                timeline::say);
        copy(controllers.get(0).token("client"), folder.resolve("client.token"));
        for (int i = 1; i <= options.simulators(); i++) {
            agents.add(AgentUnit.simulated(i, options.devices(), agentPlace));
        }
        for (int i = 1; i <= options.agents(); i++) {
            agents.add(AgentUnit.real(options.simulators() + i, agentPlace));
        }
        for (AgentUnit agent : agents) {
            agent.process().start();
        }
        ScheduledFuture<?> unused =
                keeper.scheduleWithFixedDelay(this::keepRunning, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** The controller's disk may be full, or away: whoever needs a token has it elsewhere. */
    private static Path copy(Path from, Path into) throws IOException {
        return Files.copy(from, into);
    }

    private static void awaitFile(Path file, FarmProcess process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(process.name() + " did not start; it said:\n" + Files.readString(process.log()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void keepRunning() {
        processes().forEach(process -> {
            try {
                process.keepRunning();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<ControllerUnit> controllers() {
        return List.copyOf(controllers);
    }

    List<AgentUnit> agents() {
        return List.copyOf(agents);
    }

    Optional<PostgresServer> database() {
        return database;
    }

    Abilities abilities() {
        return abilities;
    }

    WireLog wire() {
        return wire;
    }

    Stream<FarmProcess> processes() {
        return Stream.of(
                        database.stream().map(PostgresServer::process),
                        controllers.stream().map(ControllerUnit::process),
                        agents.stream().map(AgentUnit::process))
                .flatMap(part -> part);
    }

    /** As {@link #close}, at the end of the program: harmless when it was closed before. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("something of the farm stays behind: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        keeper.shutdownNow();
        for (AgentUnit agent : agents) {
            agent.close();
        }
        for (ControllerUnit controller : controllers) {
            controller.close();
        }
        database.ifPresent(PostgresServer::close);
    }
}

package dev.assay.simulator;

import dev.assay.agent.link.AddressBook;
import dev.assay.agent.link.ArtifactCache;
import dev.assay.agent.link.ControllerClient;
import dev.assay.agent.link.LinkException;
import dev.assay.agent.link.ReportOutbox;
import dev.assay.agent.link.Workplace;
import dev.assay.agent.session.Pause;
import dev.assay.protocol.TokenText;
import dev.assay.simulator.device.LabelShelf;
import dev.assay.simulator.device.Pace;
import dev.assay.simulator.device.SimulatedDevice;
import dev.assay.simulator.device.SimulatedUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All devices of one simulation, each on a thread of its own with a small stack. Used once. */
final class Fleet {
    /** What an agent's deepest call needs, measured, and twice that again. */
    private static final long STACK_BYTES = 256 << 10;

    private static final double RESTART_SECONDS = 2;

    private final SimulatorOptions options;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final ArtifactCache artifacts;
    private final LabelShelf labels = new LabelShelf();
    private final Pace pace;
    private final Credentials credentials;
    private final AtomicInteger refused = new AtomicInteger();

    /** The devices of a simulation, whose folder nobody else uses. */
    Fleet(SimulatorOptions options, InstantSource clock, Consumer<String> log) throws IOException {
        this.options = options;
        this.clock = clock;
        this.log = log;
        this.artifacts = new ArtifactCache(options.home().resolve("artifacts"), ArtifactCache.BYTES_MAX, clock);
        this.credentials = Credentials.of(options);
        this.pace = new Pace(
                options.timeScale(),
                options.faultSeconds(),
                RESTART_SECONDS,
                Pause.real(),
                new Semaphore(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Lives until interrupted, or until the farm has refused every device.
     *
     * @return how many devices were refused
     */
    int live() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= options.devices(); number++) {
            String name = options.deviceName(number);
            Thread thread = new Thread(null, () -> live(name), name, STACK_BYTES);
            // They end with the program, and the program with a signal.
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return refused.get();
    }

    private void live(String name) {
        Consumer<String> words = options.verbose() ? sentence -> log.accept(name + ": " + sentence) : sentence -> {};
        try {
            Path home = options.home().resolve("devices").resolve(name);
            TokenText token = credentials.token(name, home);
            AddressBook book = new AddressBook(options.controllers(), token.pins(), List.of(), learned -> {});
            Workplace workplace =
                    new Workplace(artifacts, new ReportOutbox(home.resolve("reports")), Pause.real(), clock, words);
            SimulatedUnit unit = new SimulatedUnit(
                    name, options.board(), options.seed(), options.faults(), options.bias(), options.labels());
            new SimulatedDevice(unit, new ControllerClient(book, token.secret()), labels, pace, workplace).live();
        } catch (LinkException.Refused | Credentials.NotEnrolledException e) {
            refused.incrementAndGet();
            log.accept(name + " is refused: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

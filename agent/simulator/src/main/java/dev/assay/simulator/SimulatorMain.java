package dev.assay.simulator;

import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.fork.Lifeline;
import dev.assay.simulator.board.BoardCatalog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulator's program. Exit codes: 3 when its arguments are wrong or the farm refuses every device; 4 when its folder cannot be
 * used; 143 after SIGTERM.
 */
public final class SimulatorMain {
    private static final int USAGE_EXIT_CODE = 3;
    private static final int FAULT_EXIT_CODE = 4;
    private static final Path LOCAL_CONTROLLER = Path.of(".assay/controller");

    private SimulatorMain() {}

    /** See {@link SimulatorOptions#USAGE}. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(SimulatorOptions.USAGE);
            return;
        }
        // As in a real agent: whether a request is repeated is the agent's decision.
        System.setProperty("sun.net.http.retryPost", "false");
        // Every device keeps its connections; otherwise each poll would open a new one.
        System.setProperty("http.maxConnections", Integer.toString(2 * SimulatorOptions.DEVICES_MAX));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        InstantSource clock = InstantSource.system();
        try {
            SimulatorOptions options = new SimulatorOptionReader(
                            new BoardCatalog(ProfileCatalog.shipped()), LOCAL_CONTROLLER)
                    .read(arguments);
            Lifeline.exitWithParentIfAsked(System.getenv());
            log(
                    clock,
                    options.devices() + " simulated devices of profile "
                            + options.board().profile() + ", seed " + options.seed() + ", at "
                            + options.controllers());
            return live(options, clock);
        } catch (SimulatorOptionReader.UsageException e) {
            System.err.println(e.getMessage());
            System.err.println("see \"assay simulate --help\"");
            return USAGE_EXIT_CODE;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return FAULT_EXIT_CODE;
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private static int live(SimulatorOptions options, InstantSource clock) throws IOException, InterruptedException {
        Files.createDirectories(options.home());
        try (FileChannel channel = FileChannel.open(
                        options.home().resolve("simulator.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                System.err.println("another simulator uses " + options.home() + "; give this one a --home of its own");
                return USAGE_EXIT_CODE;
            }
            int refused = new Fleet(options, clock, sentence -> log(clock, sentence)).live();
            return refused > 0 ? USAGE_EXIT_CODE : 0;
        }
    }

    private static synchronized void log(InstantSource clock, String sentence) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }
}

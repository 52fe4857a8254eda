package dev.assay.simulator;

import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.fork.Lifeline;
import dev.assay.simulator.board.BoardCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
            int refused = new Fleet(options, clock, sentence -> log(clock, sentence)).live();
            return refused > 0 ? USAGE_EXIT_CODE : 0;
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

    private static synchronized void log(InstantSource clock, String sentence) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }
}

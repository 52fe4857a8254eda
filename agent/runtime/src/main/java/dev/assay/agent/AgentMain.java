package dev.assay.agent;

import dev.assay.agent.environment.HostFacts;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.start.AgentOptions;
import dev.assay.agent.start.AgentStoppedException;
import dev.assay.agent.start.LocalAgent;
import dev.assay.agent.start.OptionReader;
import dev.assay.agent.start.UsageException;
import dev.assay.fork.Lifeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Scanner;

/**
 * The agent's program. Exit codes: 3 when its arguments, its token or its version are wrong, so that starting it again would not help;
 * 4 when this machine cannot measure; 143 after SIGTERM.
 */
public final class AgentMain {
    private static final int USAGE_EXIT_CODE = 3;
    private static final int FAULT_EXIT_CODE = 4;

    private AgentMain() {}

    /** See {@link AgentOptions#USAGE}. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(AgentOptions.USAGE);
            return;
        }
        // Whether a request is repeated is the agent's decision: a lease asked for twice might be granted twice.
        System.setProperty("sun.net.http.retryPost", "false");
        int exitCode = run(List.of(arguments));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int run(List<String> arguments) {
        InstantSource clock = InstantSource.system();
        try {
            AgentOptions options =
                    new OptionReader(System.getenv(), AgentMain::firstLineOfStandardInput, isRoot()).read(arguments);
            Lifeline.exitWithParentIfAsked(System.getenv());
            sayGoodbye(clock);
            log(clock, "assay agent " + options);
            new LocalAgent(options, clock, sentence -> log(clock, sentence)).run();
            return 0;
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.err.println(AgentOptions.USAGE);
            return USAGE_EXIT_CODE;
        } catch (AgentStoppedException e) {
            System.err.println(e.getMessage());
            return USAGE_EXIT_CODE;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return FAULT_EXIT_CODE;
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private static boolean isRoot() {
        return new HostFacts(KernelFiles.ofThisMachine()).isRoot();
    }

    private static String firstLineOfStandardInput() {
        return new Scanner(System.in, StandardCharsets.UTF_8)
                .useDelimiter("\\R")
                .tokens()
                .findFirst()
                .orElse("");
    }

    /**
     * Nothing else needs to be done: a run under way ends with this process (see Lifeline), files are written whole or not at all, and
     * the controller gives the job to somebody else when the lease expires.
     */
    private static void sayGoodbye(InstantSource clock) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> log(clock, "stopped"), "goodbye"));
    }

    private static void log(InstantSource clock, String sentence) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }
}

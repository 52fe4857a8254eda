package dev.assay.cli.command;

import dev.assay.cli.report.ExitCodes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The long-running programs, which the script starts itself; here for {@code assay help}. */
@SuppressWarnings("UnusedVariable") // picocli shows the options; the script and the programs read them
final class ServiceCommands {
    private ServiceCommands() {}

    private static int notHere(String name) {
        throw new CommandFailedException(ExitCodes.WRONG_INPUT, "start it with the script: ./assay " + name);
    }

    /** The controller. */
    @Command(
            name = "serve",
            description = {
                "Runs a controller until it is stopped.",
                "It prints its address and keeps everything in its folder: the database, artifacts, and",
                "tokens/client.token and tokens/agent.token for those who use it."
            },
            footer = {
                "",
                "Every other setting of the controller: -Dassay.…=VALUE or -Dquarkus.…=VALUE; see controller/server."
            })
    static final class Serve implements Callable<Integer> {
        @Option(names = "--home", paramLabel = "DIR", description = "the controller's folder (.assay/controller)")
        private String home = "";

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                description = "where it listens (127.0.0.1); 0.0.0.0 for devices elsewhere")
        private String host = "";

        @Option(names = "--port", paramLabel = "N", description = "the port (8420)")
        private int port;

        @Option(
                names = "--beside-agent",
                description = "disturb the agent on this machine as little as can be, at the price of speed under load")
        private boolean isBesideAgent;

        @Unmatched
        private List<String> others = List.of();

        @Override
        public Integer call() {
            return notHere("serve");
        }
    }

    /** The agent. */
    @Command(
            name = "agent",
            description = {
                "Runs an agent, which measures on this machine what the controller asks for, until it is stopped.",
                "\"assay agent join URL TOKEN\" enrols this machine with a one-time token first; the token is read",
                "from standard input where TOKEN is -."
            })
    static final class Agent implements Callable<Integer> {
        @Option(
                names = "--controller",
                paramLabel = "URL[,URL]",
                description = "where the controllers listen; the farm's others are learned from the one that answers")
        private String controller = "";

        @Option(
                names = "--enrol-file",
                paramLabel = "FILE",
                description = "a one-time token, exchanged for the device's own, which the agent keeps in its folder")
        private String enrolFile = "";

        @Option(names = "--profile", paramLabel = "NAME", description = "the device profile of this kind of board")
        private String profile = "";

        @Option(names = "--allow-root", description = "join also as root")
        private boolean allowRoot;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "the agent's token is the content of this file")
        private String tokenFile = "";

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "the agent's token; ASSAY_TOKEN in the environment is better: other users cannot see it")
        private String token = "";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "the device's name in the farm; otherwise the host's name")
        private String name = "";

        @Option(
                names = "--home",
                paramLabel = "DIR",
                description = "folder for tokens, artifacts and unsent reports (.assay/agent/NAME)")
        private String home = "";

        @Option(
                names = "--label",
                paramLabel = "KEY=VALUE",
                description = "what sweeps select devices by; may be given several times")
        private List<String> labels = List.of();

        @Unmatched
        private List<String> others = List.of();

        @Override
        public Integer call() {
            return notHere("agent");
        }
    }

    /** The simulator. */
    @Command(
            name = "simulate",
            description = {
                "Runs agents of devices that do not exist, until it is stopped. Their figures come from seeded models",
                "of latency, heat, energy and failure, and are marked as simulated wherever they appear."
            })
    static final class Simulate implements Callable<Integer> {
        @Option(names = "--devices", paramLabel = "N", description = "how many, 1 to 5000")
        private String devices = "";

        @Option(names = "--profile", paramLabel = "NAME", description = "the kind of board")
        private String profile = "";

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "the same seed gives the same figures, bit for bit (1)")
        private String seed = "";

        @Option(
                names = "--controller",
                paramLabel = "URL[,URL]",
                description = "where the controllers listen; otherwise the controller in .assay/controller")
        private String controller = "";

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "a token that any device may show; otherwise that of the controller in .assay/controller")
        private String tokenFile = "";

        @Option(
                names = "--enrol-with",
                paramLabel = "FILE",
                description = "instead of it an administrator's token, with which each device is enrolled by itself")
        private String enrolWith = "";

        @Option(
                names = "--name-prefix",
                paramLabel = "TEXT",
                description = "devices are called TEXT, profile and number (sim-)")
        private String namePrefix = "";

        @Option(
                names = "--time-scale",
                paramLabel = "X",
                description = "seconds of a device's life in one real second (1)")
        private String timeScale = "";

        @Option(
                names = "--fault-rate",
                paramLabel = "X",
                description = "share of sessions in which something goes wrong; otherwise as the profile says")
        private String faultRate = "";

        @Option(
                names = "--fault",
                paramLabel = "KIND=X",
                description =
                        "the share of one kind instead: crash, out-of-memory, timeout, wrong-answers, drift, death, hang, lost-link, silence, duplicate-report or late-report; may be given several times")
        private List<String> fault = List.of();

        @Option(
                names = "--fault-seconds",
                paramLabel = "X",
                description = "how long hang, lost-link and silence last (30)")
        private String faultSeconds = "";

        @Option(
                names = "--home",
                paramLabel = "DIR",
                description = "folder for artifacts, reports and tokens (.assay/simulator)")
        private String home = "";

        @Option(
                names = "--label",
                paramLabel = "KEY=VALUE",
                description = "what sweeps select devices by; may be given several times")
        private List<String> label = List.of();

        @Option(names = "--verbose", description = "show what each device does")
        private boolean verbose;

        @Unmatched
        private List<String> others = List.of();

        @Override
        public Integer call() {
            return notHere("simulate");
        }
    }
}

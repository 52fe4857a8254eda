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
}

package dev.assay.acceptance.board;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A controller's network with boards, and a person in it who has a key, a home folder and {@code ./assay}. Needs root; takes everything away at
 * the end, also what an earlier test left that was killed.
 */
@SuppressWarnings("try") // closing waits for programs that end
final class BoardNetwork implements AutoCloseable {
    /** Where the controller listens. */
    static final String CONTROLLER = "https://10.77.0.1:8420";

    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final List<String> TOOLS =
            List.of("sshd", "ip", "nft", "unshare", "nsenter", "ssh", "ssh-keygen", "useradd", "pgrep", "sysctl");

    private final Path folder;
    private final String tag = "p" + ProcessHandle.current().pid();
    private final Path script;
    private final Map<String, String> environment = new TreeMap<>();
    private final Thread cleaner = new Thread(this::removeQuietly);
    private @Nullable Process controller;

    private BoardNetwork(Path folder) {
        this.folder = folder;
        this.script = Repository.root()
                .resolve("controller/acceptance/src/test/resources/dev/assay/acceptance/board/boards.sh");
    }

    /** Skips the test, and says so, where there cannot be such a network. */
    static void assumePossible() throws IOException, InterruptedException {
        List<String> missing = TOOLS.stream().filter(tool -> !isThere(tool)).toList();
        assume(missing.isEmpty(), "this machine has no " + String.join(", ", missing) + " (.ci/run installs it)");
        assume(System.getProperty("user.name").equals("root"), "that needs root");
        Shell.Ended trial = Shell.run(
                List.of("unshare", "--net", "--uts", "--pid", "--fork", "--mount-proc", "true"),
                Map.of(),
                Path.of("/"),
                SHORT);
        assume(trial.exitCode() == 0, "root may make no namespaces here: " + trial.output());
    }

    private static void assume(boolean isSo, String otherwise) {
        String sentence = "BOARDS IN NETWORK NAMESPACES ARE NOT TESTED HERE: " + otherwise;
        if (!isSo) {
            // A skipped test says nothing where people look.
            System.err.println(sentence);
        }
        assumeTrue(isSo, sentence);
    }

    private static boolean isThere(String tool) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, tool)));
    }

    static BoardNetwork up() throws IOException, InterruptedException {
        // Boards' users must reach their homes below it, which JUnit's own temporary folders do not let them.
        BoardNetwork network = new BoardNetwork(Files.createTempDirectory("assay-boards"));
        Shell.run(List.of(network.script.toString(), "-", "-", "sweep"), Map.of(), network.folder, SHORT);
        Runtime.getRuntime().addShutdownHook(network.cleaner);
        Path key = Files.createDirectories(network.person().resolve(".ssh")).resolve("id_ed25519");
        Shell.run(
                        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()),
                        Map.of(),
                        network.folder,
                        SHORT)
                .requireSuccess();
        Files.copy(key.resolveSibling("id_ed25519.pub"), network.folder.resolve("authorized_keys"));
        network.environment.put("HOME", network.person().toString());
        network.environment.put("ASSAY_NO_BUILD", "1");
        network.environment.put("ASSAY_CONTROLLER", CONTROLLER);
        network.environment.put("SSH_AUTH_SOCK", "");
        network.script("up");
        return network;
    }

    /** The person's home folder, on the controller's machine. */
    Path person() {
        return folder.resolve("person");
    }

    /** Where the person works. */
    Path work() throws IOException {
        return Files.createDirectories(folder.resolve("work"));
    }

    /** Puts a board into the controller's own network. */
    TestBoard board(String name, int lastNumber, String... options) throws IOException, InterruptedException {
        return board(name, "controller", "10.77.0." + lastNumber, "10.77.0." + lastNumber, 22, options);
    }

    /** Puts a board behind the router: nothing that it sends first gets out, and only its SSH server is reached from outside. */
    TestBoard hiddenBoard(String name) throws IOException, InterruptedException {
        return board(name, "inside", "10.88.0.2", "10.77.0.254", 2222);
    }

    /** Puts a board behind the router that is reached through a jump host alone. */
    TestBoard insideBoard(String name, int lastNumber) throws IOException, InterruptedException {
        return board(name, "inside", "10.88.0." + lastNumber, "10.88.0." + lastNumber, 22);
    }

    private TestBoard board(String name, String link, String address, String host, int port, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("board", name, link, address));
        command.addAll(List.of(options));
        script(command.toArray(String[]::new));
        return new TestBoard(name, "assay-" + tag + "-" + name, host, port, folder.resolve(name));
    }

    /** Runs one command of {@code boards.sh}. */
    Shell.Ended script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString(), tag, folder.toString()));
        command.addAll(List.of(arguments));
        return Shell.run(command, environment, folder, SHORT).requireSuccess();
    }

    /** Runs a command on a board as root. */
    Shell.Ended on(TestBoard board, String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("on", board.name()));
        arguments.addAll(List.of(command));
        return script(arguments.toArray(String[]::new));
    }

    /** Starts the controller; it makes a certificate for itself, since it listens beyond its own machine. */
    void startController(String... settings) throws IOException {
        List<String> command = new ArrayList<>(inNetwork(Repository.root().resolve("assay")));
        command.addAll(List.of("serve", "--host", "10.77.0.1", "--home", home().toString()));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(controllerLog().toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        controller = started;
        Path token = home().resolve("tokens/client.token");
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            if (!started.isAlive()) {
                throw new AssertionError("the controller ended:\n" + Files.readString(controllerLog()));
            }
            return Files.exists(home().resolve("controller.json")) && Files.exists(token);
        });
        environment.put("ASSAY_TOKEN", Files.readString(token).strip());
    }

    /** The controller as it is after {@code kill -9}. */
    void killController() throws InterruptedException {
        Process running = controller;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().waitFor();
        }
    }

    private Path home() {
        return folder.resolve("controller-home");
    }

    Path controllerLog() {
        return folder.resolve("controller.log");
    }

    /** Runs {@code ./assay} as the person, on the controller's machine. */
    Shell.Ended assay(Duration limit, String... arguments) throws IOException, InterruptedException {
        return assayOf(ourAssay(), limit, arguments);
    }

    /** The same with the {@code assay} of another checkout. */
    Shell.Ended assayOf(Path assay, Duration limit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(inNetwork(assay));
        command.addAll(List.of(arguments));
        return Shell.run(command, environment, work(), limit);
    }

    private static Path ourAssay() {
        return Repository.root().resolve("assay");
    }

    private List<String> inNetwork(Path assay) {
        return List.of("ip", "netns", "exec", "assay-" + tag + "-controller", assay.toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        killController();
        script("down");
        Runtime.getRuntime().removeShutdownHook(cleaner);
        Path kept = Repository.root().resolve("controller/acceptance/target/boards-controller.log");
        if (Files.exists(controllerLog())) {
            Files.copy(controllerLog(), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        Shell.run(List.of("rm", "-rf", folder.toString()), Map.of(), Path.of("/"), SHORT);
    }

    private void removeQuietly() {
        try {
            killController();
            script("down");
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            System.err.println(
                    "the boards' networks are still there: " + e.getMessage() + "; " + script + " - - sweep");
        }
    }
}

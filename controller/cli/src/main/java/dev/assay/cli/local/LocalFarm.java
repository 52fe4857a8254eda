package dev.assay.cli.local;

import dev.assay.cli.waiting.Pause;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A controller and an agent on this machine, each a process of its own that is started again when it ends. They end with this JVM,
 * however it ends. Only one farm runs in a folder. Used by one thread, but {@link #close()} may come from any.
 */
public final class LocalFarm implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final FarmHome home;
    private final FileChannel lockFile;
    private final List<Guardian> guardians = new ArrayList<>();
    private final String device = ThisMachine.deviceName();
    private @Nullable URI controller;

    private LocalFarm(FarmHome home, FileChannel lockFile) {
        this.home = home;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process; nothing is started yet.
     *
     * @throws FarmException when another process uses it
     */
    public static LocalFarm in(Path folder) throws IOException, FarmException {
        FarmHome home = new FarmHome(folder);
        Files.createDirectories(folder);
        home.keepOutOfGit();
        FileChannel lockFile = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lockFile)) {
            lockFile.close();
            throw new FarmException(
                    folder + " is in use by another assay run; wait for it, or give this one a --home of its own");
        }
        Optional<RunningController> other = RunningController.in(folder);
        if (other.isPresent()) {
            lockFile.close();
            throw new FarmException("a controller runs already in " + home.controller() + "; use it with --controller "
                    + other.get().url() + " --token-file " + other.get().tokenFile());
        }
        return new LocalFarm(home, lockFile);
    }

    private static boolean isLocked(FileChannel lockFile) throws IOException {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Starts the controller and waits until it listens, then starts the agent.
     *
     * @param script the command {@code assay} itself, which knows how to start both
     * @param say hears about ends and restarts
     */
    public void start(Path script, InstantSource clock, Pause pause, Consumer<String> say)
            throws IOException, FarmException, InterruptedException {
        int port = ThisMachine.freePort();
        Guardian controllerGuardian = guardian(
                "controller",
                List.of(
                        script.toString(),
                        "serve",
                        "--home",
                        home.controller().toString(),
                        "--port",
                        Integer.toString(port),
                        "--beside-agent"),
                clock,
                pause,
                say);
        URI url = awaitController(controllerGuardian, clock, pause);
        controller = url;
        List<String> command = new ArrayList<>(List.of(
                script.toString(),
                "agent",
                "--controller",
                url.toString(),
                "--token-file",
                home.agentToken().toString()));
        command.addAll(List.of("--name", device, "--home", home.agent(device).toString()));
        ThisMachine.labels().forEach((key, value) -> command.addAll(List.of("--label", key + "=" + value)));
        guardian("agent", command, clock, pause, say);
    }

    private Guardian guardian(String name, List<String> command, InstantSource clock, Pause pause, Consumer<String> say)
            throws IOException {
        Program program = ChildProcess.program(command, Map.of("ASSAY_NO_BUILD", "1"), home.log(name));
        Guardian guardian = new Guardian(name, program, clock, pause, say);
        synchronized (guardians) {
            guardians.add(guardian);
        }
        guardian.start();
        return guardian;
    }

    private URI awaitController(Guardian guardian, InstantSource clock, Pause pause)
            throws FarmException, InterruptedException {
        Instant giveUp = clock.instant().plus(START_LIMIT);
        while (clock.instant().isBefore(giveUp)) {
            Optional<ControllerFile> file = ControllerFile.read(home.controllerFile());
            if (file.isPresent() && guardian.pid().equals(Optional.of(file.get().pid()))) {
                return URI.create(file.get().url());
            }
            requireAlive();
            pause.sleep(GLANCE);
        }
        throw new FarmException("the controller did not start within " + START_LIMIT.toSeconds() + " s; its log is "
                + home.log("controller") + home.tail("controller"));
    }

    /**
     * Looks whether both programs run or will run again.
     *
     * @throws FarmException when one was given up
     */
    public void requireAlive() throws FarmException {
        for (Guardian guardian : guardians()) {
            Optional<String> failure = guardian.failure();
            if (failure.isPresent()) {
                throw new FarmException(
                        failure.get() + "; its log is " + home.log(guardian.name()) + home.tail(guardian.name()));
            }
        }
    }

    /** Where the controller listens; after {@link #start}. */
    public URI controller() {
        if (controller == null) {
            throw new IllegalStateException("the farm was not started");
        }
        return controller;
    }

    /** The secret that clients show; after {@link #start}. */
    public String clientToken() throws IOException {
        return Files.readString(home.clientToken()).strip();
    }

    /** This machine's name as a device. */
    public String device() {
        return device;
    }

    /** The folder of the logs. */
    public Path logs() {
        return home.logs();
    }

    /** Ends both programs, the agent first, and gives the folder back. Safe to call again. */
    @Override
    public void close() throws IOException {
        List<Guardian> all = guardians();
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
        lockFile.close();
    }

    private List<Guardian> guardians() {
        synchronized (guardians) {
            return List.copyOf(guardians);
        }
    }
}

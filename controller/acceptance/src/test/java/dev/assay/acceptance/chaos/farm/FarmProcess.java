package dev.assay.acceptance.chaos.farm;

import dev.assay.fork.Lifeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program of the farm that runs unless a fault wants it dead: as a service manager would, it starts one again that ended by itself.
 * Thread-safe.
 */
public final class FarmProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<String> timeline;
    private final List<Integer> ownEnds = new ArrayList<>();
    private @Nullable Process process;
    private boolean isWanted;

    /** @param timeline hears when it ends by itself */
    public FarmProcess(
            String name, List<String> command, Map<String, String> environment, Path log, Consumer<String> timeline) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.timeline = timeline;
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** Everything that it ever printed. */
    public Path log() {
        return log;
    }

    /** The exit codes with which it ended though nobody had ended it. */
    public synchronized List<Integer> ownEnds() {
        return List.copyOf(ownEnds);
    }

    /** Starts it unless it runs, and keeps it running. */
    public synchronized void start() throws IOException {
        isWanted = true;
        if (process == null || !process.isAlive()) {
            ProcessBuilder starter = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            starter.environment().putAll(environment);
            // Ends with us, however suddenly: standard input is a pipe that only we hold.
            starter.environment().put(Lifeline.VARIABLE, Lifeline.STANDARD_INPUT);
            process = starter.start();
        }
    }

    /** To be called every second or so. */
    public synchronized void keepRunning() throws IOException {
        if (isWanted && process != null && !process.isAlive()) {
            ownEnds.add(process.exitValue());
            timeline.accept(name + " ended by itself with exit code " + process.exitValue() + "; started again");
            start();
        }
    }

    /** {@code kill -9}; it stays dead until it is started. */
    public synchronized void kill() {
        isWanted = false;
        if (process != null) {
            process.destroyForcibly();
            await(process);
        }
    }

    /**
     * Asks it to end, and waits.
     *
     * @param signal that it understands so: TERM, or INT for PostgreSQL, which would otherwise wait for its clients
     */
    public synchronized void stop(String signal) {
        isWanted = false;
        if (process != null && process.isAlive()) {
            Command.tryTo("kill", "-" + signal, Long.toString(process.pid()));
            if (!await(process)) {
                timeline.accept(name + " did not end within " + END_SECONDS + " s of SIG" + signal);
                process.destroyForcibly();
                await(process);
            }
        }
    }

    private static boolean await(Process process) {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Freezes it (SIGSTOP), or lets it go on. */
    public synchronized void freeze(boolean isFrozen) {
        if (process != null && process.isAlive()) {
            Command.tryTo("kill", isFrozen ? "-STOP" : "-CONT", Long.toString(process.pid()));
        }
    }

    @Override
    public void close() {
        kill();
    }
}

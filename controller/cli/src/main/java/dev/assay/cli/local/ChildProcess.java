package dev.assay.cli.local;

import dev.assay.fork.Lifeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real process. Its standard input is its lifeline: when this JVM ends, however suddenly, the child ends too. What it writes goes
 * to the end of a log file.
 */
final class ChildProcess implements Child {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** A program by its command line. */
    static Program program(List<String> command, Map<String, String> environment, Path log) {
        return () -> {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder starter = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            starter.environment().putAll(environment);
            starter.environment().put(Lifeline.VARIABLE, Lifeline.STANDARD_INPUT);
            return new ChildProcess(starter.start());
        };
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package dev.assay.fork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fresh JVM with one main class, that can be run once. Its standard input is the {@link Lifeline}; its standard output is
 * handed over line by line; of its standard error the last lines are kept for the message of its {@link Ending}.
 */
public final class ForkedJvm {
    /** How often the deadline and the caller's wish to cancel are looked at: it bounds how late either is noticed. */
    private static final long POLL_MILLIS = 50;

    private final List<String> command;
    private final Map<String, String> environment;
    private final @Nullable Path workingFolder;

    private ForkedJvm(Builder builder) {
        this.command = builder.command();
        this.environment = Map.copyOf(builder.environment);
        this.workingFolder = builder.workingFolder;
    }

    /** Starts the description of a process that runs {@code mainClass}. */
    public static Builder builder(String mainClass) {
        return new Builder(mainClass);
    }

    /** The whole command line, for logs and for the fingerprint of an environment. */
    public List<String> command() {
        return command;
    }

    /**
     * Runs the process and waits for its end. Whatever happens — timeout, cancellation, interruption of the caller — the
     * process is gone when this returns.
     *
     * @param timeout after which it is killed
     * @param onLine called for each line of standard output, in order, on a thread of its own
     * @param isCancelled asked now and then; the process is killed when it says true
     * @throws IOException when the process could not be started at all
     */
    public Ending run(Duration timeout, Consumer<String> onLine, BooleanSupplier isCancelled)
            throws IOException, InterruptedException {
        ProcessBuilder starter = new ProcessBuilder(command);
        starter.environment().putAll(environment);
        if (workingFolder != null) {
            starter.directory(workingFolder.toFile());
        }
        Process process = starter.start();
        OutputTail errors = new OutputTail();
        OutputTail output = new OutputTail();
        Thread outputReader = LineReader.start("fork-output", process.getInputStream(), line -> {
            output.add(line);
            onLine.accept(line);
        });
        Thread errorReader = LineReader.start("fork-errors", process.getErrorStream(), errors::add);
        try {
            Ending.@Nullable Kind stopped = waitFor(process, timeout, isCancelled);
            process.destroyForcibly();
            int exitCode = process.waitFor();
            outputReader.join();
            errorReader.join();
            return EndingJudge.judge(stopped, exitCode, timeout, output, errors);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Ending.@Nullable Kind waitFor(Process process, Duration timeout, BooleanSupplier isCancelled)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (isCancelled.getAsBoolean()) {
                return Ending.Kind.CANCELLED;
            }
            if (System.nanoTime() - deadline > 0) {
                return Ending.Kind.TIMED_OUT;
            }
        }
        return null;
    }

    /** Describes a {@link ForkedJvm}. Without a class path the child gets the parent's own. */
    public static final class Builder {
        private final String mainClass;
        private final List<String> jvmFlags = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new java.util.HashMap<>();
        private String classPath = System.getProperty("java.class.path");
        private @Nullable Path workingFolder;

        private Builder(String mainClass) {
            this.mainClass = mainClass;
        }

        /** Jars and folders, in order. */
        public Builder classPath(List<Path> entries) {
            classPath = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            return this;
        }

        /** Flags of the JVM, in order; added to those given before. */
        public Builder jvmFlags(List<String> flags) {
            jvmFlags.addAll(flags);
            return this;
        }

        /** Arguments of the program; added to those given before. No shell is involved. */
        public Builder arguments(List<String> values) {
            arguments.addAll(values);
            return this;
        }

        /** Environment variables beside the inherited ones. */
        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** Where it runs, and where the JVM leaves its notes after a native crash. */
        public Builder workingFolder(Path folder) {
            workingFolder = folder;
            return this;
        }

        /** The described process, not yet started. */
        public ForkedJvm build() {
            return new ForkedJvm(this);
        }

        private List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // Terminates at once instead of limping on, and says so in words that EndingJudge knows.
            command.add("-XX:+ExitOnOutOfMemoryError");
            command.add("-XX:-CreateCoredumpOnCrash");
            command.addAll(jvmFlags);
            command.add("-cp");
            command.add(classPath);
            command.add(mainClass);
            command.addAll(arguments);
            return List.copyOf(command);
        }
    }
}

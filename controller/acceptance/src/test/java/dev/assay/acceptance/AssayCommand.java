package dev.assay.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./assay} as a user calls it: a real process in a folder of its own, its whole output in one file. */
public final class AssayCommand implements AutoCloseable {
    private final Process process;
    private final Path outputFile;

    private AssayCommand(Process process, Path outputFile) {
        this.process = process;
        this.outputFile = outputFile;
    }

    /** What a finished command left. */
    public record Outcome(int exitCode, String output) {}

    public static AssayCommand start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Repository.root().resolve("assay").toString());
        command.addAll(List.of(arguments));
        Path outputFile = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder starter = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(outputFile.toFile());
        // The build that runs these tests has built everything already.
        starter.environment().put("ASSAY_NO_BUILD", "1");
        return new AssayCommand(starter.start(), outputFile);
    }

    public static Outcome run(Path folder, Duration timeout, String... arguments)
            throws IOException, InterruptedException {
        try (AssayCommand command = start(folder, arguments)) {
            return command.await(timeout);
        }
    }

    public Outcome await(Duration timeout) throws IOException, InterruptedException {
        if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + timeout + "; it said:\n" + output());
        }
        return new Outcome(process.exitValue(), output());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public String output() throws IOException {
        return Files.readString(outputFile);
    }

    /** The processes below this one whose command line names {@code word}: a main class or a jar. */
    public List<ProcessHandle> descendants(String word) {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.filter(p -> p.info().commandLine().orElse("").contains(word))
                    .toList();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}

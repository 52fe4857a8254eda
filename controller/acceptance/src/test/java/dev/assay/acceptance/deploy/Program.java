package dev.assay.acceptance.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine that a test needs; a test without it says so and is skipped, which {@code .ci/run} does not accept. */
final class Program {
    private static final long SECONDS_MAX = 120;

    private Program() {}

    /** How it ended, and what it printed, complaints included. */
    record Outcome(int exitCode, String output) {}

    /** Where it is, if it is. */
    static Optional<Path> find(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where it is; without it the test is skipped. */
    static Path need(String name, String remedy) {
        Optional<Path> program = find(name);
        assumeTrue(program.isPresent(), () -> "SKIPPED: there is no " + name + " on this machine; " + remedy);
        return program.orElseThrow();
    }

    static Outcome run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".txt");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " is still running; it said:\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

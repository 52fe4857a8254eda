package dev.assay.acceptance.ci;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script as the runner of a CI system does: a real shell with an environment of its own and nothing of this process. */
final class Shell {
    private static final long SECONDS_MAX = 120;
    private static final List<String> INHERITED = List.of("PATH", "JAVA_HOME");

    private Shell() {}

    /** How a script ended, and what it printed. */
    record Outcome(int exitCode, String log) {}

    /**
     * Runs a script.
     *
     * @param interpreter the shell with its options; the script's file follows
     */
    static Outcome run(List<String> interpreter, String script, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path scriptFile = Files.writeString(Files.createTempFile("step", ".sh"), script);
        Path log = Files.createTempFile("step", ".log");
        try {
            List<String> command = new ArrayList<>(interpreter);
            command.add(scriptFile.toString());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().retainAll(INHERITED);
            builder.environment().put("HOME", folder.toString());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running; it said:\n" + Files.readString(log));
            }
            return new Outcome(process.exitValue(), Files.readString(log));
        } finally {
            Files.deleteIfExists(scriptFile);
            Files.deleteIfExists(log);
        }
    }

    /** The script that people call, with what the build has built already. */
    static Map<String, String> assay() {
        return Map.of("ASSAY_NO_BUILD", "1");
    }

    /** Where the script is. */
    static String script() {
        return Repository.root().resolve("assay").toString();
    }
}

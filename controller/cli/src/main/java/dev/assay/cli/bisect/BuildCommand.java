package dev.assay.cli.bisect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The user's own command that makes the files of the sweep out of a checked-out commit. It is the user's program, given to {@code sh} as it was
 * typed; nothing is pasted into it.
 *
 * @param command for {@code sh -c}
 * @param logs folder for what it prints, one file for each commit
 * @param timeout after which it is ended, with all that it has started
 */
public record BuildCommand(String command, Path logs, Duration timeout) {
    private static final String COMMIT_VARIABLE = "ASSAY_COMMIT";
    private static final String SOURCE_VARIABLE = "ASSAY_WORK_TREE";

    /**
     * Builds what is checked out.
     *
     * @param source the user's own work tree, for what is not in the repository
     * @throws UnbuildableException when it does not end well
     */
    void build(Path tree, String commit, Path source) throws UnbuildableException, IOException, InterruptedException {
        Files.createDirectories(logs);
        Path log = logs.resolve(commit + ".log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of(COMMIT_VARIABLE, commit, SOURCE_VARIABLE, source.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnbuildableException("its build took longer than " + timeout.toSeconds() + " s, see " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new UnbuildableException("its build ended with code " + process.exitValue() + ", see " + log);
        }
    }
}

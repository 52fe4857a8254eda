package dev.assay.acceptance.chaos.farm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the operating system that ends soon. */
public final class Command {
    private static final int LIMIT_SECONDS = 30;

    private Command() {}

    /**
     * Runs it and returns what it printed.
     *
     * @throws IOException when it fails, with its words
     */
    public static String run(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(List.of(words) + " has not ended after " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(List.of(words) + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(List.of(words) + ": " + output);
        }
        return output;
    }

    /** Whether it can be run here and succeeds. */
    public static boolean works(String... words) {
        try {
            run(words);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs it for its effect; that it fails is no matter, since what it would undo may be gone. */
    public static void tryTo(String... words) {
        boolean unused = works(words);
    }
}

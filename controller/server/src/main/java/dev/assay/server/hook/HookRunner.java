package dev.assay.server.hook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a hook's command: without a shell, with the device's name as its only argument and its labels as {@code ASSAY_LABEL_…} in an otherwise
 * almost empty environment, so that nothing that an agent or a sweep says can become a command. Thread-safe; blocks.
 */
public final class HookRunner {
    private static final int OUTPUT_BYTES_MAX = 3_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final List<String> KEPT_VARIABLES = List.of("PATH", "HOME", "LANG");

    private final Duration timeout;

    /** @param timeout after this a command is ended, with everything it started */
    public HookRunner(Duration timeout) {
        this.timeout = timeout;
    }

    /** Runs it to its end; returns how it ended, for people: {@code ended with exit code 0: …}. */
    public String run(HookDesk.Order order) throws InterruptedException {
        Process process;
        try {
            process = builder(order).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return "could not be started: " + e.getMessage();
        }
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                return "was ended after " + timeout.toSeconds() + " s" + words(output);
            }
            return "ended with exit code " + process.exitValue() + words(output);
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static ProcessBuilder builder(HookDesk.Order order) {
        ProcessBuilder builder = new ProcessBuilder(order.command().toString(), order.device());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT_VARIABLES);
        environment.put("ASSAY_DEVICE", order.device());
        environment.put("ASSAY_HOOK", order.hook().word());
        order.labels().forEach((label, value) -> environment.put("ASSAY_LABEL_" + variable(label), printable(value)));
        return builder.redirectErrorStream(true);
    }

    private static String variable(String label) {
        return label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** No variable can hold a NUL. */
    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** A part of the output; the rest is read and thrown away, so that the command can go on. */
    private static String read(InputStream stream) {
        try (InputStream in = stream) {
            byte[] kept = in.readNBytes(OUTPUT_BYTES_MAX);
            long more = in.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8).strip()
                    + (more > 0 ? " … and " + more + " bytes more" : "");
        } catch (IOException e) {
            return "its output could not be read: " + e.getMessage();
        }
    }

    /** What a command left behind may hold the pipe open for ever. */
    private static String words(CompletableFuture<String> output) throws InterruptedException {
        try {
            String text = output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            return text.isEmpty() ? "" : ": " + text;
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return "";
        }
    }
}

package dev.assay.agent.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Which C library the machine has: ONNX Runtime's kernels call its mathematics, and it must be new enough to load them. */
final class CLibrary {
    private static final String UNKNOWN = "unknown";

    private CLibrary() {}

    /** For instance {@code glibc 2.36}, or {@code unknown}. */
    static String version() {
        try {
            Process process = new ProcessBuilder("getconf", "GNU_LIBC_VERSION")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !answer.isEmpty() ? answer : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}

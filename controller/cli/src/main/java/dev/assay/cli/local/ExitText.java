package dev.assay.cli.local;

import java.util.Map;

/** Exit codes in words. */
final class ExitText {
    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> SIGNALS =
            Map.of(1, "SIGHUP", 2, "SIGINT", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    private ExitText() {}

    /** {@code killed by SIGKILL}, or {@code exit code 4}. */
    static String of(int exitCode) {
        if (exitCode <= SIGNAL_BASE) {
            return "exit code " + exitCode;
        }
        int signal = exitCode - SIGNAL_BASE;
        return "killed by " + SIGNALS.getOrDefault(signal, "signal " + signal);
    }
}

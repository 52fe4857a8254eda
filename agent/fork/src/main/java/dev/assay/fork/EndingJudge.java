package dev.assay.fork;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns an exit code and the last words of a process into an {@link Ending}. */
final class EndingJudge {
    private static final int SIGNAL_BASE = 128;
    private static final int SIGNAL_MAX = 64;

    private EndingJudge() {}

    static Ending judge(
            Ending.@Nullable Kind stopped, int exitCode, Duration timeout, OutputTail output, OutputTail errors) {
        if (stopped == Ending.Kind.CANCELLED) {
            return new Ending(stopped, exitCode, "cancelled");
        }
        if (stopped == Ending.Kind.TIMED_OUT) {
            return new Ending(
                    stopped,
                    exitCode,
                    String.format(Locale.ROOT, "killed after its time limit of %.0f s", timeout.toMillis() / 1000.0));
        }
        if (exitCode == 0) {
            return new Ending(Ending.Kind.COMPLETED, 0, "");
        }
        if (output.sawOutOfMemory() || errors.sawOutOfMemory()) {
            return new Ending(
                    Ending.Kind.OUT_OF_MEMORY, exitCode, "Java ran out of memory: " + lastWords(errors, output));
        }
        if (exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + SIGNAL_MAX) {
            return new Ending(Ending.Kind.CRASHED, exitCode, "ended by " + signalName(exitCode - SIGNAL_BASE));
        }
        return new Ending(Ending.Kind.FAILED, exitCode, lastWords(errors, output));
    }

    private static String signalName(int signal) {
        return switch (signal) {
            case 4 -> "SIGILL (an instruction this CPU does not have)";
            case 6 -> "SIGABRT (native code gave up)";
            case 7 -> "SIGBUS (memory that is not there)";
            case 8 -> "SIGFPE (an impossible division)";
            case 9 -> "SIGKILL (by hand, or by the kernel when memory ran out)";
            case 11 -> "SIGSEGV (native code touched memory that is not its own)";
            case 15 -> "SIGTERM (somebody asked it to stop)";
            default -> "signal " + signal;
        };
    }

    private static String lastWords(OutputTail errors, OutputTail output) {
        List<String> said = errors.lines().isEmpty() ? output.lines() : errors.lines();
        // A stack trace ends in its frames: the sentence is the last line that is not one of them.
        for (int i = said.size() - 1; i >= 0; i--) {
            String line = said.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("at ") && !line.startsWith("... ")) {
                return line;
            }
        }
        return "it said nothing";
    }
}

package dev.assay.registration;

import dev.assay.registration.install.Survey;
import dev.assay.registration.probe.Probe;
import dev.assay.registration.step.StepFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an agent can live on a board at all. */
final class BoardFitness {
    private static final Pattern GLIBC = Pattern.compile("glibc (\\d+)\\.(\\d+).*");
    /** What ONNX Runtime's libraries are linked against. */
    private static final int GLIBC_MINOR_MIN = 28;

    private static final double SKEW_SECONDS_MAX = 60;

    private BoardFitness() {}

    /** The agent runs what the farm sends it, so it must not own the board. */
    static void requireNotRoot(Survey survey) throws StepFailedException {
        if (survey.isRoot()) {
            throw new StepFailedException(
                    "the agent never runs as root, and you log in as root",
                    "make a user for it on the board, for instance \"useradd --create-home assay\" with your public key in"
                            + " ~assay/.ssh/authorized_keys, and run this command with assay@…");
        }
    }

    static void requireLibraries(Probe probe) throws StepFailedException {
        String libc = Optional.ofNullable(probe.facts().libc()).orElse("");
        Matcher glibc = GLIBC.matcher(libc);
        boolean isOld = glibc.matches()
                && Integer.parseInt(glibc.group(1)) == 2
                && Integer.parseInt(glibc.group(2)) < GLIBC_MINOR_MIN;
        if (libc.startsWith("musl") || isOld) {
            throw new StepFailedException(
                    "the board has " + libc + "; ONNX Runtime needs glibc 2." + GLIBC_MINOR_MIN + " or newer",
                    "use a newer system on the board (Debian 10, Ubuntu 20.04 and later have it)");
        }
    }

    static void requireTools(Survey survey) throws StepFailedException {
        if (!survey.missingTools().isEmpty()) {
            throw new StepFailedException(
                    "the board has no " + String.join(" and no ", survey.missingTools()),
                    "install coreutils or a complete busybox there");
        }
    }

    /** What is odd about the board's clock; empty when nothing is. */
    static Optional<String> clockOddity(Probe probe) {
        Double skew = probe.clockSkewSeconds();
        if (skew == null || Math.abs(skew) < SKEW_SECONDS_MAX) {
            return Optional.empty();
        }
        return Optional.of(
                "the board's clock is " + Math.round(Math.abs(skew)) + " s " + (skew > 0 ? "ahead" : "behind")
                        + "; its log will show odd times, its measurements are not touched by it");
    }
}

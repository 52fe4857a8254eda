package dev.assay.server.hook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's commands, and when they are run.
 *
 * @param reboot the command, absolute; empty when there is none
 * @param powerCycle likewise
 * @param timeout after this a command is ended; positive
 * @param isAutomatic whether they are run without being asked for: after repeated faults, and when a device has been silent for long
 * @param pause a device is not restarted by itself again before this has passed; positive
 */
public record HookTerms(
        Optional<Path> reboot, Optional<Path> powerCycle, Duration timeout, boolean isAutomatic, Duration pause) {
    public HookTerms {
        requireAbsolute(reboot, Hook.REBOOT);
        requireAbsolute(powerCycle, Hook.POWER_CYCLE);
        requirePositive(timeout, "timeout");
        requirePositive(pause, "pause");
    }

    private static void requireAbsolute(Optional<Path> command, Hook hook) {
        command.filter(path -> !path.isAbsolute()).ifPresent(path -> {
            throw new IllegalArgumentException(
                    "assay.hooks." + hook.word() + " is " + path + "; expected an absolute path");
        });
    }

    private static void requirePositive(Duration found, String name) {
        if (found.isNegative() || found.isZero()) {
            throw new IllegalArgumentException("assay.hooks." + name + " is " + found + "; expected more than 0");
        }
    }

    /** The command of a hook; empty when the operator has none. */
    public Optional<Path> command(Hook hook) {
        return switch (hook) {
            case REBOOT -> reboot;
            case POWER_CYCLE -> powerCycle;
        };
    }
}

package dev.assay.cli.command;

import dev.assay.cli.report.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a command was given. */
final class Inputs {
    private Inputs() {}

    /** Refuses what is not a file; {@code expected} says what it should be. */
    static void requireFile(Path file, String expected) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    file + (Files.exists(file) ? " is not a file" : " does not exist") + "; expected " + expected);
        }
    }
}

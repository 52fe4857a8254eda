package dev.assay.ssh;

import java.util.List;

/**
 * A program to start on a board so that it outlives the connection.
 *
 * @param folder working folder; must exist
 * @param command program and arguments
 * @param logFile both outputs are appended to it; relative to the folder
 */
public record DetachedStart(String folder, List<String> command, String logFile) {
    public DetachedStart {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command is empty; it needs at least the program");
        }
    }
}

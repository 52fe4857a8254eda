package dev.assay.fork;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a process wrote, bounded in number and length. Thread-safe. */
final class OutputTail {
    private static final int LINES_MAX = 60;
    private static final int LINE_CHARACTERS_MAX = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private boolean sawOutOfMemory;

    synchronized void add(String line) {
        sawOutOfMemory |=
                line.contains("java.lang.OutOfMemoryError") || line.contains("insufficient memory for the Java");
        if (lines.size() == LINES_MAX) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LINE_CHARACTERS_MAX ? line.substring(0, LINE_CHARACTERS_MAX) + "…" : line);
    }

    synchronized boolean sawOutOfMemory() {
        return sawOutOfMemory;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}

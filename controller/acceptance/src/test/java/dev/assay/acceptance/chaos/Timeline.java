package dev.assay.acceptance.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was done to the farm and what it did, each line with the seconds since the run began. Thread-safe. */
final class Timeline {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long start = System.nanoTime();
    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();

    Timeline(PrintStream out) {
        this.out = out;
    }

    double seconds() {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    synchronized void say(String sentence) {
        String line = String.format(Locale.ROOT, "%+8.1f s  %s", seconds(), sentence);
        lines.add(line);
        out.println(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}

package dev.assay.cli.progress;

import dev.assay.cli.table.DisplayWidth;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What is going on, in one line. On a terminal the line is written over; elsewhere, in a log for instance, a new line is written
 * now and then. No colours, no control sequences but the carriage return. Thread-safe.
 */
public final class StatusLine {
    private static final Duration QUIET_TIME = Duration.ofSeconds(15);
    private static final int COLUMNS_MIN = 20;

    private final PrintWriter err;
    private final int columns;
    private final InstantSource clock;
    private String shown = "";
    private @Nullable Instant lastLine;

    private StatusLine(PrintWriter err, int columns, InstantSource clock) {
        this.err = err;
        this.columns = columns;
        this.clock = clock;
    }

    /**
     * A line on {@code err}.
     *
     * @param columns of the terminal as the shell says it; anything but a number means that there is no terminal
     */
    public static StatusLine on(PrintWriter err, @Nullable String columns, InstantSource clock) {
        int width = columns != null && columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 0;
        return new StatusLine(err, width < COLUMNS_MIN ? 0 : width, clock);
    }

    /** Shows what is going on for a moment: on a terminal alone, since what follows says it as well. */
    public synchronized void glance(String text) {
        if (columns > 0) {
            show(text);
        }
    }

    /** Shows what is going on now, in place of what was shown before. */
    public synchronized void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        if (columns > 0) {
            overwrite(cut(text));
            shown = text;
        } else if (isTimeForALine()) {
            err.println(text);
            err.flush();
            lastLine = clock.instant();
            shown = text;
        }
    }

    /** Writes a line that stays. */
    public synchronized void say(String text) {
        clear();
        err.println(text);
        err.flush();
        lastLine = null;
    }

    /** Takes the line away, before something else is written. */
    public synchronized void clear() {
        if (columns > 0 && !shown.isEmpty()) {
            overwrite("");
            shown = "";
        }
    }

    private boolean isTimeForALine() {
        Instant last = lastLine;
        return last == null || !clock.instant().isBefore(last.plus(QUIET_TIME));
    }

    private void overwrite(String text) {
        int before = Math.min(DisplayWidth.of(shown), columns - 1);
        err.print("\r" + DisplayWidth.padEnd(text, before) + (text.isEmpty() ? "\r" : ""));
        err.flush();
    }

    /** A line that reaches the last column would begin another one. */
    private String cut(String text) {
        if (DisplayWidth.of(text) < columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int width = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String letter = Character.toString(codePoint);
            width += DisplayWidth.of(letter);
            if (width > columns - 2) {
                break;
            }
            cut.append(letter);
        }
        return cut + "…";
    }
}

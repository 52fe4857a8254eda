package dev.assay.cli.waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody sleeps. Thread-safe. */
public final class MovableClock implements InstantSource, Pause {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Duration slept = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        move(duration);
        slept = slept.plus(duration);
    }

    /** Lets time pass without anybody sleeping. */
    public synchronized void move(Duration duration) {
        now = now.plus(duration);
    }

    /** How long was slept altogether. */
    public synchronized Duration slept() {
        return slept;
    }
}

package dev.assay.cli.waiting;

import java.time.Duration;

/** Growing distances between attempts: doubled each time, up to a limit. Not thread-safe. */
public final class Backoff {
    private final Duration first;
    private final Duration most;
    private Duration next;

    /** Begins with {@code first} and never exceeds {@code most}. */
    public Backoff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    /** How long to wait before the next attempt. */
    public Duration next() {
        Duration current = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(most) > 0 ? most : doubled;
        return current;
    }

    /** Begins again, after a success. */
    public void reset() {
        next = first;
    }
}

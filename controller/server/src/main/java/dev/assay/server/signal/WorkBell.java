package dev.assay.server.signal;

import java.time.Duration;

/**
 * Counts the moments at which somebody who found no work should look again, so that a hundred waiting agents cost no query
 * until something has changed. Thread-safe.
 */
public final class WorkBell {
    private final Object monitor = new Object();
    private long rings;

    /** Something has changed: a job was queued, a lease ended, a build is done. Never blocks. */
    public void ring() {
        synchronized (monitor) {
            rings++;
            monitor.notifyAll();
        }
    }

    /** How often it has rung; whoever sees another number than before looks again. Never blocks. */
    public long rings() {
        synchronized (monitor) {
            return rings;
        }
    }

    /** Waits until it has rung again after {@code heard}, at most {@code longest}. */
    public void await(long heard, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            long left = longest.toMillis();
            while (rings == heard && left > 0) {
                monitor.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
    }
}

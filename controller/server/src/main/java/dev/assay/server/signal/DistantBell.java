package dev.assay.server.signal;

import java.util.function.LongSupplier;

/**
 * Rings this controller's bell for what other controllers of the farm have changed. It looks at the number of passages through
 * the farm's gate, which everything that makes work passes: one small query instead of a connection that must be kept and
 * made again after an outage. Owned by one thread.
 */
public final class DistantBell {
    private final LongSupplier passages;
    private final WorkBell bell;
    private long seen;

    /** @param passages how often the gate was passed, by anybody */
    public DistantBell(LongSupplier passages, WorkBell bell) {
        this.passages = passages;
        this.bell = bell;
    }

    /** To be called some times a second. */
    public void listen() {
        long now = passages.getAsLong();
        if (now != seen) {
            seen = now;
            bell.ring();
        }
    }
}

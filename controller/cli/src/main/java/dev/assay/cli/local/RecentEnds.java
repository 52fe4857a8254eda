package dev.assay.cli.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often something ended lately. Not thread-safe. */
final class RecentEnds {
    private final Duration memory;
    private final Deque<Instant> ends = new ArrayDeque<>();

    RecentEnds(Duration memory) {
        this.memory = memory;
    }

    /** Notes an end and returns how many there were within the memory, this one included. */
    int add(Instant now) {
        ends.addLast(now);
        while (ends.getFirst().isBefore(now.minus(memory))) {
            ends.removeFirst();
        }
        return ends.size();
    }
}

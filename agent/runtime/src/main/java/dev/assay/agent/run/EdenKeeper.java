package dev.assay.agent.run;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Optional;

/**
 * Collects garbage between two samples, before the JVM would do so in the middle of one: each inference leaves some objects
 * behind, and a fast model fills the young generation several times in a window. One thread owns it.
 */
final class EdenKeeper {
    private static final int TURNS_BETWEEN_LOOKS = 128;
    private static final double FULL_ENOUGH = 0.7;

    private final Optional<MemoryPoolMXBean> eden = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Eden"))
            .findFirst();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private long deliberate;
    private long collectionsAtStart;

    /** Empties the young generation and begins to count. */
    void start() {
        System.gc();
        deliberate = 0;
        collectionsAtStart = collections();
    }

    /** Called between two samples; looks only now and then. */
    void makeRoom(int turn) {
        if (turn % TURNS_BETWEEN_LOOKS == 0 && isNearlyFull()) {
            System.gc();
            deliberate++;
        }
    }

    private boolean isNearlyFull() {
        return eden.map(MemoryPoolMXBean::getUsage)
                .filter(usage -> usage.getUsed() > FULL_ENOUGH * usage.getCommitted())
                .isPresent();
    }

    /** Collections since the start that were not made between samples, so that they may have hit one. */
    long unwantedCollections() {
        return collections() - collectionsAtStart - deliberate;
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}

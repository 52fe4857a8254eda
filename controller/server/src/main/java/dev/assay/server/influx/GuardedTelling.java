package dev.assay.server.influx;

import dev.assay.server.store.FarmDatabase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Keeps whatever goes wrong while points are made from what they tell of: no report is refused for a point that cannot be made. What the
 * telling had begun is undone, the fault is counted, and each is told to the log once. Thread-safe; to be used within a transaction.
 */
final class GuardedTelling {
    private static final System.Logger LOG = System.getLogger(GuardedTelling.class.getName());

    /** With more kinds of faults the log says nothing new, and the count goes on. */
    private static final int SAID_MAX = 50;

    private static final String BEFORE = "before_telling";

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Does it as a whole, or not at all. A store that is away for the moment is no fault of the telling, and is thrown on: the whole transaction
     * is for naught then, and its owner knows what to do.
     *
     * @param what for the log: {@code cell 3 of a campaign}
     */
    void tell(Handle handle, String what, Runnable work) {
        // PostgreSQL takes no further statement in a transaction in which one has failed, but for the way back.
        handle.savepoint(BEFORE);
        try {
            work.run();
        } catch (RuntimeException e) {
            if (FarmDatabase.isPassing(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(BEFORE);
            count(handle, what, e);
            return;
        }
        handle.releaseSavepoint(BEFORE);
    }

    /** Something could not be told. */
    void count(Handle handle, String what, RuntimeException fault) {
        DrainBook.countFault(handle);
        if (said.size() < SAID_MAX && said.add(String.valueOf(fault))) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "InfluxDB is not told of " + what + ", by a fault; later ones of this kind are only counted"
                            + " (\"assay influx status\")",
                    fault);
        }
    }
}

package dev.assay.cli.local;

import java.time.Duration;

/** A process that was started. */
interface Child {
    /** Its number. */
    long pid();

    /** Waits for its end and returns its exit code; 128 + n after signal n. */
    int waitFor() throws InterruptedException;

    /** Whether it has not ended. */
    boolean isAlive();

    /** Ends it: politely, and after {@code grace} for good. */
    void stop(Duration grace);
}

package dev.assay.cli.waiting;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Returns after this long. */
    void sleep(Duration duration) throws InterruptedException;

    /** The real one. */
    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}

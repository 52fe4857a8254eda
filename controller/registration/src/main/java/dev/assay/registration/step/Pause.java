package dev.assay.registration.step;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Returns after this long. */
    void sleep(Duration duration) throws InterruptedException;
}

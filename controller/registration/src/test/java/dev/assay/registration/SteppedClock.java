package dev.assay.registration;

import dev.assay.registration.step.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time in which only pauses take any; each really lasts a moment, so that processes get on. */
final class SteppedClock implements InstantSource, Pause {
    private static final long MOMENT_MILLIS = 40;

    /** About now: the board has this machine's clock. */
    private Instant now = InstantSource.system().instant();

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        synchronized (this) {
            now = now.plus(duration);
        }
        Thread.sleep(MOMENT_MILLIS);
    }
}

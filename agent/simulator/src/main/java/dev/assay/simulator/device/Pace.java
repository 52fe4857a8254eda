package dev.assay.simulator.device;

import dev.assay.agent.session.Pause;
import dev.assay.agent.session.SessionStoppedException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * How fast simulated devices live.
 *
 * @param timeScale seconds of a device's life in one real second; above 0
 * @param faultSeconds how long a fault that lasts does, in real seconds, since leases run in real time
 * @param restartSeconds real seconds from an agent's end to the next one's start
 * @param pause lets real time pass
 * @param computing permits for working out a session's samples, as many as there are processors: the work is short, and what it holds
 *     is large
 */
public record Pace(double timeScale, double faultSeconds, double restartSeconds, Pause pause, Semaphore computing) {
    private static final double LOOK_SECONDS = 0.2;

    /** Returns after so much of the device's time. */
    void live(double deviceSeconds, BooleanSupplier isCancelled) throws SessionStoppedException, InterruptedException {
        double left = deviceSeconds / timeScale;
        while (left > 0) {
            if (isCancelled.getAsBoolean()) {
                throw SessionStoppedException.beforeItsEnd();
            }
            double step = Math.min(LOOK_SECONDS, left);
            pause.seconds(step);
            left -= step;
        }
    }
}

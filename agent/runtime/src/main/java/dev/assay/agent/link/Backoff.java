package dev.assay.agent.link;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: twice as long each time up to a limit, and a random part of it, so that a hundred agents
 * do not come back in the same instant. Endless by design: an agent outlives any outage. One thread owns it.
 */
public final class Backoff {
    private static final double AGENT_SECONDS_FIRST = 0.5;
    private static final double AGENT_SECONDS_MAX = 30;

    private final double secondsFirst;
    private final double secondsMax;
    private final RandomGenerator random;
    private double seconds;

    /** As agents wait for their controllers. */
    public static Backoff ofAnAgent() {
        return new Backoff(AGENT_SECONDS_FIRST, AGENT_SECONDS_MAX, new SplittableRandom());
    }

    Backoff(double secondsFirst, double secondsMax, RandomGenerator random) {
        this.secondsFirst = secondsFirst;
        this.secondsMax = secondsMax;
        this.random = random;
        this.seconds = secondsFirst;
    }

    /** The wait after one more failure: between half and all of the current length. */
    public double next() {
        double current = seconds;
        seconds = Math.min(secondsMax, 2 * seconds);
        return current * (1 + random.nextDouble()) / 2;
    }

    /** Something worked. */
    public void reset() {
        seconds = secondsFirst;
    }
}

package dev.assay.simulator.model;

import dev.assay.protocol.RunPlan;
import dev.assay.simulator.chance.Dice;
import java.util.Arrays;

/**
 * The timed inferences of one run, each with noise: most a little around the run's own median, a few far slower, as when another
 * program gets the core. Used once.
 */
final class Sampling {
    private static final double TAIL_SHARE = 0.004;
    private static final double TAIL_SHAPE = 2.5;
    private static final double TAIL_FACTOR_MAX = 20;
    /** Scatter within a run beside that between runs. */
    private static final double WITHIN_SHARE = 0.7;

    private static final double WITHIN_MIN = 0.004;
    /** Between the end of one sample and the beginning of the next. */
    private static final double GAP_SECONDS = 1e-7;

    private static final double NANOS_PER_SECOND = 1e9;

    private long[] nanos = new long[1024];
    private int count;
    private double windowSeconds;
    private double joules;
    private boolean throttled;

    /** Takes samples until the plan has enough, or the run has lasted too long. */
    void take(RunPlan plan, double inferenceSeconds, double runNoise, double secondsMax, Heat heat, Dice dice) {
        double sigma = WITHIN_MIN + WITHIN_SHARE * runNoise;
        while (count < plan.samplesMax()
                && windowSeconds < secondsMax
                && (count < plan.samplesMin() || windowSeconds < plan.durationSeconds())) {
            double seconds = inferenceSeconds * dice.factor(sigma) * tail(dice) * heat.slowness();
            throttled |= heat.isThrottled();
            joules += heat.work(plan.threads(), seconds + GAP_SECONDS);
            windowSeconds += seconds + GAP_SECONDS;
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, Math.min(plan.samplesMax(), 2 * count));
            }
            nanos[count++] = Math.max(1, StrictMath.round(seconds * NANOS_PER_SECOND));
        }
    }

    private static double tail(Dice dice) {
        return dice.happens(TAIL_SHARE) ? Math.min(TAIL_FACTOR_MAX, dice.pareto(TAIL_SHAPE)) : 1;
    }

    long[] nanos() {
        return Arrays.copyOf(nanos, count);
    }

    int count() {
        return count;
    }

    double windowSeconds() {
        return windowSeconds;
    }

    /** Of the whole board over the window. */
    double joules() {
        return joules;
    }

    /** Whether the clock was lowered for any of them. */
    boolean throttled() {
        return throttled;
    }
}

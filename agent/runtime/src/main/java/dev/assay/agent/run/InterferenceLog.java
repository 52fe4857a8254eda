package dev.assay.agent.run;

import dev.assay.agent.kernel.SampleClock;
import java.util.Arrays;

/**
 * Does {@link FixedWork} between samples, often enough to see a disturbance of 10 ms, and seldom enough to cost the energy per inference
 * less than half a percent. Used by one thread.
 */
final class InterferenceLog {
    private static final double GAP_SECONDS_MIN = 0.005;
    private static final int GAP_OVER_WORK_MIN = 200;
    private static final int LOOKS_MAX = 16_384;
    /** The first look and the last are made whatever the time. */
    private static final int LOOKS_BESIDE = 2;

    private final FixedWork work;
    private final int[] afterSamples = new int[LOOKS_MAX + LOOKS_BESIDE];
    private final long[] workNanos = new long[LOOKS_MAX + LOOKS_BESIDE];
    private final long gapNanosMin;
    private int looks;
    private long dueNanos;

    /**
     * An empty log.
     *
     * @param longestSeconds how long sampling may last; looks are spread over it
     */
    InterferenceLog(FixedWork work, double longestSeconds) {
        this.work = work;
        this.gapNanosMin = SampleClock.toNanos(Math.max(GAP_SECONDS_MIN, longestSeconds / LOOKS_MAX));
        // Touched before the window, as the samples.
        Arrays.fill(afterSamples, -1);
        Arrays.fill(workNanos, -1);
    }

    /** Looks if it is time to. */
    void lookWhenDue(int samplesTaken) {
        if (SampleClock.nanos() - dueNanos >= 0) {
            look(samplesTaken);
        }
    }

    /** Looks at once. */
    void look(int samplesTaken) {
        if (looks == workNanos.length) {
            return;
        }
        long nanos = work.nanos();
        afterSamples[looks] = samplesTaken;
        workNanos[looks++] = nanos;
        dueNanos = SampleClock.nanos() + Math.max(gapNanosMin, GAP_OVER_WORK_MIN * nanos);
    }

    /** How many samples had been taken before each look. */
    int[] afterSamples() {
        return Arrays.copyOf(afterSamples, looks);
    }

    /** How long the work took at each look. */
    long[] workNanos() {
        return Arrays.copyOf(workNanos, looks);
    }
}

package dev.assay.sweep;

import java.time.Duration;

/**
 * How each cell is measured. A run times at least {@code samples} inferences and at least {@code duration}, whichever ends later.
 *
 * @param duration of the timed part of a run: 10 ms … 1 h
 * @param samples least number of timed inferences in a run: 1 … {@value #SAMPLES_MAX}
 * @param runs fresh processes per cell: 1 … {@value #RUNS_MAX}; the scatter between them is the uncertainty that is reported
 * @param warmup least untimed part before: 0 … 10 min; besides, at least {@value #WARMUP_RUNS_MIN} inferences
 * @param warmupMax steady or not, timing begins after this: {@code warmup} … 1 h
 * @param timeout the run's process is killed after this: more than {@code warmupMax + duration}, at most 24 h
 * @param cooldownMax longest wait before a run for the device to be as cool as when idle: 0 … 1 h
 * @param profile whether a few inferences after the runs, in a process of their own, say which operators take the time
 */
public record MeasureSettings(
        Duration duration,
        int samples,
        int runs,
        Duration warmup,
        Duration warmupMax,
        Duration timeout,
        Duration cooldownMax,
        boolean profile) {
    /** A run stops here even before its duration is over, so that its raw samples fit into a report. */
    public static final int SAMPLES_MAX = 100_000;

    public static final int RUNS_MAX = 100;
    public static final int WARMUP_RUNS_MIN = 20;

    /** Enough samples for a trustworthy p99, enough processes to see the scatter between them. */
    public static final MeasureSettings DEFAULT = new MeasureSettings(
            Duration.ofSeconds(10),
            1_024,
            5,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            true);

    public MeasureSettings {
        requireWithin("duration", duration, Duration.ofMillis(10), Duration.ofHours(1));
        requireWithin("samples", samples, SAMPLES_MAX);
        requireWithin("runs", runs, RUNS_MAX);
        requireWithin("warmup", warmup, Duration.ZERO, Duration.ofMinutes(10));
        requireWithin("warmupMax", warmupMax, warmup, Duration.ofHours(1));
        requireWithin("timeout", timeout, warmupMax.plus(duration).plusMillis(1), Duration.ofHours(24));
        requireWithin("cooldownMax", cooldownMax, Duration.ZERO, Duration.ofHours(1));
    }

    private static void requireWithin(String name, Duration found, Duration least, Duration most) {
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is " + found + "; expected " + least + " to " + most);
        }
    }

    private static void requireWithin(String name, int found, int most) {
        if (found < 1 || found > most) {
            throw new IllegalArgumentException(name + " is " + found + "; expected 1 to " + most);
        }
    }
}

package dev.assay.agent.kernel;

/**
 * The monotonic clock of all measurements, and the only class that reads it. On Linux it is CLOCK_MONOTONIC, so an
 * instant taken in one process can be compared with one taken in another on the same machine.
 */
public final class SampleClock {
    private static final double NANOS_PER_SECOND = 1e9;

    private SampleClock() {}

    /** Nanoseconds since an arbitrary moment, the same one for all processes since the machine started. */
    public static long nanos() {
        return System.nanoTime();
    }

    /** The seconds between two instants of this clock. */
    public static double secondsBetween(long startNanos, long endNanos) {
        return (endNanos - startNanos) / NANOS_PER_SECOND;
    }

    /** The seconds from {@code startNanos} until now. */
    public static double secondsSince(long startNanos) {
        return secondsBetween(startNanos, nanos());
    }

    /** {@code seconds} as nanoseconds. */
    public static long toNanos(double seconds) {
        return Math.round(seconds * NANOS_PER_SECOND);
    }
}

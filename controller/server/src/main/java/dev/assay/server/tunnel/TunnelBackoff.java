package dev.assay.server.tunnel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a tunnel is tried again. */
final class TunnelBackoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 10;

    private TunnelBackoff() {}

    /**
     * Doubles with each failure, up to a minute; half of it is left to chance, so that a farm's devices do not come back all at once.
     *
     * @param failures in a row, at least 1
     */
    static Duration after(int failures, RandomGenerator random) {
        long millis = FIRST.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX);
        long bounded = Math.min(millis, LONGEST.toMillis());
        return Duration.ofMillis(bounded / 2 + (long) (random.nextDouble() * bounded / 2));
    }
}

package dev.assay.server.influx;

import dev.assay.influx.write.WriteAnswer;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before InfluxDB is asked again. It never ends. */
final class DrainBackoff {
    /** What a person must mend is looked at so often. */
    static final Duration STOPPED = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int DOUBLINGS_MAX = 10;

    private DrainBackoff() {}

    /**
     * Doubles with each failure, up to two minutes; half of it is left to chance. What the server asks for is never undercut.
     *
     * @param failures in a row, at least 1
     */
    static Duration after(WriteAnswer answer, int failures, RandomGenerator random) {
        if (answer.kind() == WriteAnswer.Kind.STOPPED) {
            return STOPPED;
        }
        long millis = FIRST.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX);
        long bounded = Math.min(millis, LONGEST.toMillis());
        Duration own = Duration.ofMillis(bounded / 2 + (long) (random.nextDouble() * bounded / 2));
        if (answer instanceof WriteAnswer.Later later
                && later.after() != null
                && later.after().compareTo(own) > 0) {
            return later.after();
        }
        return own;
    }
}

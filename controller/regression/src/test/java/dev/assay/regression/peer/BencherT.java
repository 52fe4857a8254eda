package dev.assay.regression.peer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Bencher's t threshold: a new run is an alarm outside {@code μ ± t(n − 1) s √(1 + 1/n)} of the runs before it.
 *
 * @param boundary one-sided, such as 0.99
 * @param window runs before the new one, as in its documentation
 */
record BencherT(double boundary, int window) implements HistoryRule {
    static final int RUNS_MIN = 10;

    @Override
    public boolean locates() {
        return false;
    }

    @Override
    public String title() {
        return "Bencher t " + boundary + ", " + window + " runs";
    }

    @Override
    public int[] changes(double... values) {
        return IntStream.range(RUNS_MIN, values.length)
                .filter(i -> isAlarm(Arrays.copyOfRange(values, Math.max(0, i - window), i), values[i]))
                .toArray();
    }

    /** Whether the new run is too slow or too fast for its history. */
    boolean isAlarm(double[] history, double now) {
        int n = history.length;
        double mean = Arrays.stream(history).average().orElseThrow();
        double squares =
                Arrays.stream(history).map(x -> (x - mean) * (x - mean)).sum();
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability(boundary);
        return Math.abs(now - mean) > t * Math.sqrt(squares / (n - 1)) * Math.sqrt(1 + 1.0 / n);
    }
}

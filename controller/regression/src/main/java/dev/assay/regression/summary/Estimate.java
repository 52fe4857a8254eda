package dev.assay.regression.summary;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A mean over runs with what the runs' scatter allows to say about it.
 *
 * @param value in the base unit that the field's name gives
 * @param halfWidth half-width of the 95 % confidence interval (Student's t over runs), same unit; null below 3 runs, where
 *     the interval would be wider than it is useful
 * @param runs how many runs it is the mean of
 */
public record Estimate(double value, @Nullable Double halfWidth, int runs) {
    private static final int RUNS_FOR_INTERVAL_MIN = 3;
    private static final double UPPER_TAIL = 0.975;

    /**
     * The mean of one figure per run.
     *
     * @param perRun at least one value
     */
    public static Estimate of(double[] perRun) {
        if (perRun.length == 0) {
            throw new IllegalArgumentException("an estimate needs at least 1 run");
        }
        double mean = Arrays.stream(perRun).average().orElseThrow();
        if (perRun.length < RUNS_FOR_INTERVAL_MIN) {
            return new Estimate(mean, null, perRun.length);
        }
        double squares = Arrays.stream(perRun).map(v -> (v - mean) * (v - mean)).sum();
        int degrees = perRun.length - 1;
        double standardError = Math.sqrt(squares / degrees / perRun.length);
        double t = TDistribution.of(degrees).inverseCumulativeProbability(UPPER_TAIL);
        return new Estimate(mean, t * standardError, perRun.length);
    }

    /** The same, or null when there is no value at all. */
    static @Nullable Estimate ofAny(DoubleStream perRun) {
        double[] values = perRun.toArray();
        return values.length == 0 ? null : of(values);
    }
}

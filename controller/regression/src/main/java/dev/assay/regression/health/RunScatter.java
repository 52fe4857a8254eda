package dev.assay.regression.health;

import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.regression.summary.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The runs of one session of one model: how fast, and how far apart from each other.
 *
 * @param p50Seconds geometric mean of the runs' medians; NaN when there is none
 * @param squares sum of the squared distances of the runs' ln p50 from their mean
 * @param degrees runs less one, at least 0: {@code squares / degrees} estimates the variance between runs on the log scale, whose
 *     root is their coefficient of variation as long as that is small
 */
public record RunScatter(double p50Seconds, double squares, int degrees) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Of the runs that have a median. */
    public static RunScatter of(List<RunReport> runs) {
        return of(runs.stream()
                .map(RunReport::measurement)
                .filter(Objects::nonNull)
                .map(RunScatter::p50)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray());
    }

    private static OptionalDouble p50(RunMeasurement run) {
        long[] sorted = run.samplesNanos().clone();
        Arrays.sort(sorted);
        OptionalDouble nanos = Percentile.P50.of(sorted);
        return nanos.isPresent() && nanos.getAsDouble() > 0
                ? OptionalDouble.of(nanos.getAsDouble() / NANOS_PER_SECOND)
                : OptionalDouble.empty();
    }

    /** Of each run's median in seconds, all positive. */
    public static RunScatter of(double[] p50Seconds) {
        double[] logs = Arrays.stream(p50Seconds).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        return new RunScatter(Math.exp(mean), squares, Math.max(0, logs.length - 1));
    }
}

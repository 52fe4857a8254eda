package dev.assay.regression.summary;

import dev.assay.protocol.RunMeasurement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How long one inference takes, over the runs of a session. A percentile is null when any run has fewer samples than it
 * needs.
 *
 * @param samplesPerRunMin the smallest number of samples that a run has
 */
public record LatencySummary(
        @Nullable Estimate p50Seconds,
        @Nullable Estimate p90Seconds,
        @Nullable Estimate p99Seconds,
        double minSeconds,
        int samplesPerRunMin) {
    static final double NANOS_PER_SECOND = 1e9;

    static LatencySummary of(List<RunMeasurement> runs) {
        List<long[]> sorted = runs.stream().map(LatencySummary::sortedSamples).toList();
        double minNanos = sorted.stream()
                .filter(samples -> samples.length > 0)
                .mapToLong(samples -> samples[0])
                .min()
                .orElse(0);
        int samplesMin =
                sorted.stream().mapToInt(samples -> samples.length).min().orElse(0);
        return new LatencySummary(
                estimate(sorted, Percentile.P50),
                estimate(sorted, Percentile.P90),
                estimate(sorted, Percentile.P99),
                minNanos / NANOS_PER_SECOND,
                samplesMin);
    }

    private static long[] sortedSamples(RunMeasurement run) {
        long[] samples = run.samplesNanos().clone();
        Arrays.sort(samples);
        return samples;
    }

    private static @Nullable Estimate estimate(List<long[]> sortedRuns, Percentile percentile) {
        double[] perRun = new double[sortedRuns.size()];
        for (int i = 0; i < perRun.length; i++) {
            OptionalDouble nanos = percentile.of(sortedRuns.get(i));
            if (nanos.isEmpty()) {
                return null;
            }
            perRun[i] = nanos.getAsDouble() / NANOS_PER_SECOND;
        }
        return perRun.length == 0 ? null : Estimate.of(perRun);
    }
}

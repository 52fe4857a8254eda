package dev.assay.regression.run;

import dev.assay.regression.estimate.HarrellDavis;
import dev.assay.regression.estimate.TrimmedMean;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one run that the gate compares, each one number per run.
 *
 * @param p50Seconds by Harrell and Davis
 * @param p90Seconds the same; null with fewer samples than it needs
 * @param trimmedMeanSeconds without a tenth at each end; its inverse is the throughput
 * @param stepSeconds smallest distance of two unlike samples, the step of the timer as far as it shows; 0 when all are alike. Divided by
 *     the figure it is what {@code PairedGate} calls the quantum
 * @param modes of the samples, seconds
 * @param steadyState how latency went over the run
 */
public record RunFigures(
        double p50Seconds,
        @Nullable Double p90Seconds,
        double trimmedMeanSeconds,
        double stepSeconds,
        Modes modes,
        SteadyState steadyState) {
    private static final int P90_SAMPLES_MIN = 200;
    private static final double TRIMMED = 0.10;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Of samples in the order in which they were taken.
     *
     * @param samplesNanos positive, at least 1
     */
    public static RunFigures of(long[] samplesNanos) {
        return of(LongStream.of(samplesNanos)
                .mapToDouble(nanos -> nanos / NANOS_PER_SECOND)
                .toArray());
    }

    /**
     * Of samples in the order in which they were taken.
     *
     * @param seconds positive, at least 1
     */
    public static RunFigures of(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new RunFigures(
                HarrellDavis.quantile(sorted, 0.5),
                sorted.length < P90_SAMPLES_MIN ? null : HarrellDavis.quantile(sorted, 0.9),
                TrimmedMean.of(sorted, TRIMMED),
                step(sorted),
                Modes.of(sorted),
                SteadyState.of(seconds));
    }

    private static double step(double[] sorted) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double gap = sorted[i] - sorted[i - 1];
            least = gap > 0 ? Math.min(least, gap) : least;
        }
        return Double.isInfinite(least) ? 0 : least;
    }
}

package dev.assay.server.look;

import dev.assay.api.SampleHistogram;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Counts the samples of several runs. Stateless. */
final class Histogram {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BINS = 60;
    /** The longest samples would press all others into one bin. */
    private static final double SHOWN_SHARE = 0.99;

    private Histogram() {}

    static SampleHistogram of(List<RunReport> runs) {
        List<RunMeasurement> measured = runs.stream()
                .map(RunReport::measurement)
                .filter(Objects::nonNull)
                .toList();
        long[] sorted = measured.stream()
                .flatMapToLong(run -> Arrays.stream(run.samplesNanos()))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new SampleHistogram(0, 0, List.of(), List.of(), 0);
        }
        long from = sorted[0];
        // At least a nanosecond for each bin, also when all samples are alike.
        long to = Math.max(
                from + BINS, sorted[(int) Math.min(sorted.length - 1, Math.ceil(SHOWN_SHARE * sorted.length))]);
        Integer[] undisturbed = zeros();
        Integer[] disturbed = zeros();
        int beyond = 0;
        for (RunMeasurement run : measured) {
            boolean[] quiet = ThinnedSamples.undisturbed(run);
            long[] samples = run.samplesNanos();
            for (int i = 0; i < samples.length; i++) {
                if (samples[i] > to) {
                    beyond++;
                } else {
                    int bin = (int) Math.min(BINS - 1, (double) (samples[i] - from) / (to - from) * BINS);
                    (quiet[i] ? undisturbed : disturbed)[bin]++;
                }
            }
        }
        return new SampleHistogram(
                from / NANOS_PER_SECOND, to / NANOS_PER_SECOND, List.of(undisturbed), List.of(disturbed), beyond);
    }

    private static Integer[] zeros() {
        Integer[] zeros = new Integer[BINS];
        Arrays.fill(zeros, 0);
        return zeros;
    }
}

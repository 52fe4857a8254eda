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
    /** The longest samples would press all others into one bin: those beyond this share are not shown … */
    private static final double SHOWN_SHARE = 0.99;
    /** … nor those so many times the width of the middle half above it. */
    private static final double FENCE = 10;

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
        double fence = at(sorted, 0.75) + FENCE * (at(sorted, 0.75) - at(sorted, 0.25));
        long to = (long) Math.max((double) from + BINS, Math.min(at(sorted, SHOWN_SHARE), fence));
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

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))];
    }

    private static Integer[] zeros() {
        Integer[] zeros = new Integer[BINS];
        Arrays.fill(zeros, 0);
        return zeros;
    }
}

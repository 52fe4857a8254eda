package dev.assay.regression.summary;

import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warning;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the device was while a session measured, and what of its figures the summary leaves out. Of a paired session both arms count for the
 * device, and the candidate alone for its latency.
 *
 * @param meanLatencySeconds mean time of one inference, over runs; null when no run completed
 * @param celsiusStart hottest zone when the first run that tells began; null where there is no zone
 * @param celsiusMax the highest reading at the start or end of any run; null where there is no zone
 * @param throttledRuns in so many runs the processor was slowed down
 * @param quietShare samples that nothing disturbed, in the worst run, in [0, 1]; null when no run completed
 * @param idleWatts idle power around the runs, their median; null where it is not known
 */
public record SessionConditions(
        @Nullable Estimate meanLatencySeconds,
        @Nullable Double celsiusStart,
        @Nullable Double celsiusMax,
        int throttledRuns,
        @Nullable Double quietShare,
        @Nullable Double idleWatts) {

    /** From the raw report. */
    public static SessionConditions of(SessionReport report) {
        List<RunReport> runs = report.baseline() == null
                ? report.runs()
                : Stream.concat(report.baseline().runs().stream(), report.runs().stream())
                        .sorted(Comparator.comparingInt(RunReport::index))
                        .toList();
        List<RunMeasurement> measured = measured(runs);
        double[] starts = readings(measured, RunMeasurement::celsiusStart).toArray();
        double[] all = DoubleStream.concat(Arrays.stream(starts), readings(measured, RunMeasurement::celsiusEnd))
                .toArray();
        double[] means = measured(report.runs()).stream()
                .filter(run -> run.samplesNanos().length > 0)
                .mapToDouble(SessionConditions::meanSeconds)
                .toArray();
        double[] watts = readings(measured, run -> run.energy().idleWatts()).toArray();
        return new SessionConditions(
                means.length == 0 ? null : Estimate.of(means),
                starts.length == 0 ? null : (Double) starts[0],
                all.length == 0 ? null : (Double) Arrays.stream(all).max().orElseThrow(),
                (int) runs.stream().filter(SessionConditions::isThrottled).count(),
                measured.isEmpty()
                        ? null
                        : (Double) measured.stream()
                                .mapToDouble(RunMeasurement::quietShare)
                                .min()
                                .orElseThrow(),
                watts.length == 0 ? null : (Double) median(watts));
    }

    /** Whether the processor was slowed down in any run. */
    public boolean throttled() {
        return throttledRuns > 0;
    }

    private static List<RunMeasurement> measured(List<RunReport> runs) {
        return runs.stream()
                .map(RunReport::measurement)
                .filter(Objects::nonNull)
                .toList();
    }

    private static DoubleStream readings(
            List<RunMeasurement> runs, Function<RunMeasurement, @Nullable Double> reading) {
        return runs.stream()
                .map(reading)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }

    private static double meanSeconds(RunMeasurement run) {
        return Arrays.stream(run.samplesNanos()).average().orElseThrow() / LatencySummary.NANOS_PER_SECOND;
    }

    private static boolean isThrottled(RunReport run) {
        return run.warnings().stream().anyMatch(warning -> warning.kind() == Warning.Kind.THROTTLED);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

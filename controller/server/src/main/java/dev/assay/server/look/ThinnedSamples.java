package dev.assay.server.look;

import dev.assay.api.CellSamples;
import dev.assay.api.RunSamples;
import dev.assay.api.SamplePoint;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Samples of a session as a picture needs them. Stateless. */
final class ThinnedSamples {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

    private ThinnedSamples() {}

    static CellSamples of(String sessionSha256, SessionReport report, int pointsMax) {
        List<RunReport> baseline =
                report.baseline() == null ? List.of() : report.baseline().runs();
        return new CellSamples(
                sessionSha256,
                report.runs().stream().map(run -> run(run, pointsMax)).toList(),
                baseline.stream().map(run -> run(run, pointsMax)).toList(),
                Histogram.of(report.runs()));
    }

    private static RunSamples run(RunReport run, int pointsMax) {
        RunMeasurement measured = run.measurement();
        RunFailure failure = run.failure();
        if (measured == null) {
            String why = failure == null ? "" : failure.message();
            return new RunSamples(run.index(), why, 0, 0, List.of(), List.of(), null, null, run.warnings());
        }
        return new RunSamples(
                run.index(),
                null,
                measured.samplesNanos().length,
                measured.quietShare(),
                quantiles(measured),
                points(measured, pointsMax),
                measured.celsiusStart(),
                measured.celsiusEnd(),
                run.warnings());
    }

    private static List<Double> quantiles(RunMeasurement run) {
        long[] undisturbed = run.undisturbedNanos();
        long[] sorted = (undisturbed.length == 0 ? run.samplesNanos() : undisturbed).clone();
        if (sorted.length == 0) {
            return List.of();
        }
        Arrays.sort(sorted);
        return DoubleStream.of(QUANTILES)
                .mapToObj(share -> quantile(sorted, share) / NANOS_PER_SECOND)
                .toList();
    }

    /** The smallest sample that this share of all do not exceed. */
    private static long quantile(long[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    private static List<SamplePoint> points(RunMeasurement run, int pointsMax) {
        long[] samples = run.samplesNanos();
        boolean[] undisturbed = undisturbed(run);
        int each = Math.max(1, (samples.length + pointsMax - 1) / pointsMax);
        List<SamplePoint> points = new ArrayList<>();
        for (int from = 0; from < samples.length; from += each) {
            points.add(point(samples, undisturbed, from, Math.min(samples.length, from + each)));
        }
        return points;
    }

    private static SamplePoint point(long[] samples, boolean[] undisturbed, int from, int to) {
        long[] sorted = Arrays.copyOfRange(samples, from, to);
        Arrays.sort(sorted);
        int disturbed = 0;
        for (int i = from; i < to; i++) {
            disturbed += undisturbed[i] ? 0 : 1;
        }
        return new SamplePoint(
                from,
                to - from,
                sorted[0] / NANOS_PER_SECOND,
                quantile(sorted, 0.5) / NANOS_PER_SECOND,
                sorted[sorted.length - 1] / NANOS_PER_SECOND,
                disturbed);
    }

    /** All of them where nobody looked. */
    static boolean[] undisturbed(RunMeasurement run) {
        int samples = run.samplesNanos().length;
        if (run.interference() != null) {
            return run.interference().undisturbed(samples);
        }
        boolean[] all = new boolean[samples];
        Arrays.fill(all, true);
        return all;
    }
}

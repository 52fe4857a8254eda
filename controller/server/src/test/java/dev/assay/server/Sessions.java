package dev.assay.server;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warmup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What devices report, made up. */
public final class Sessions {
    private static final int SAMPLES = 64;
    private static final int[] LABELS = {0, 1, 2, 3, 4, 5, 6, 7};

    private Sessions() {}

    /** Three runs with 64 samples of so many nanoseconds each, and so many of eight answers right. */
    public static SessionReport measured(
            LeaseGrant grant, String device, Environment environment, long nanos, int correct) {
        List<RunReport> runs = IntStream.range(0, grant.plan().runs())
                .mapToObj(index -> new RunReport(index, run(nanos + index), null, List.of()))
                .toList();
        int[] predictions = LABELS.clone();
        Arrays.fill(predictions, correct, LABELS.length, -1);
        AccuracyReport accuracy = new AccuracyReport("top-1", LABELS.length, correct, predictions, LABELS.clone());
        return new SessionReport(
                grant.jobId(), grant.fencingToken(), device, environment, 1.5, runs, accuracy, null, List.of(), null);
    }

    private static RunMeasurement run(long nanos) {
        long[] samples = new long[SAMPLES];
        Arrays.fill(samples, nanos);
        return new RunMeasurement(
                0.01,
                0.002,
                new Warmup(20, 0.1, true),
                samples,
                1e-9 * nanos * SAMPLES,
                new MemoryReading(50_000_000, 60_000_000, 70_000_000),
                EnergyReading.absent(List.of("/sys/none"), "no sensor"),
                null,
                null,
                null);
    }

    /** A health check: its runs take these times in turn, and so many answers are wrong. */
    public static SessionReport golden(
            LeaseGrant grant, String device, Environment environment, long[] nanos, int wrong) {
        List<RunReport> runs = IntStream.range(0, grant.plan().runs())
                .mapToObj(index -> new RunReport(index, run(nanos[index % nanos.length]), null, List.of()))
                .toList();
        int[] predictions = GoldenAnswers.all();
        for (int i = 0; i < wrong; i++) {
            predictions[i] = (predictions[i] + 1) % 10;
        }
        AccuracyReport accuracy =
                new AccuracyReport("top-1", predictions.length, predictions.length - wrong, predictions, null);
        return new SessionReport(
                grant.jobId(), grant.fencingToken(), device, environment, 1.5, runs, accuracy, null, List.of(), null);
    }

    /** Every run failed in this way. */
    public static SessionReport failed(
            LeaseGrant grant, String device, Environment environment, RunFailure.Kind kind, String message) {
        RunFailure failure = new RunFailure(kind, message);
        List<RunReport> runs = IntStream.range(0, grant.plan().runs())
                .mapToObj(index -> new RunReport(index, null, failure, List.of()))
                .toList();
        return new SessionReport(
                grant.jobId(), grant.fencingToken(), device, environment, 1.5, runs, null, failure, List.of(), null);
    }

    /** The environment of a small board, with this kernel. */
    public static Environment environment(String kernel) {
        return new Environment(
                "aarch64",
                "Cortex-A76",
                List.of("asimd", "asimddp"),
                4,
                4L << 30,
                "Debian GNU/Linux 12",
                kernel,
                "performance",
                "glibc 2.36",
                "17.0.15",
                "1.29.0",
                List.of("CPU"),
                "0.1.0+abc",
                List.of("-Xmx64m"));
    }
}

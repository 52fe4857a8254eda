package dev.assay.agent;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How long a pair takes on this machine, and how far the ratios of pairs scatter: of a model against itself, or against another one. Paths are
 * below the folder of this module.
 *
 * <pre>.ci/bench PairNoiseBenchmark BASELINE.onnx CANDIDATE.onnx DATA.npz PAIRS SECONDS</pre>
 */
final class PairNoiseBenchmark {
    private static final int SAMPLES_MIN = 256;
    private static final int SAMPLES_MAX = 15_000;
    private static final PrintStream OUT = System.out;

    private PairNoiseBenchmark() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path baseline = Path.of(arguments[0]);
        Path candidate = Path.of(arguments[1]);
        int pairs = Integer.parseInt(arguments[3]);
        RunPlan run =
                new RunPlan("cpu", 1, 1, SAMPLES_MIN, Double.parseDouble(arguments[4]), SAMPLES_MAX, 20, 0.5, 10, 60);
        SessionPlan plan = new SessionPlan(
                "pairs", ref(candidate), null, Task.NONE, run, pairs, 60, new PairPlan(ref(baseline), 1, pairs));
        LocalBench bench = LocalBench.open(Path.of("target", "pair-noise"), InstantSource.system());
        long start = SampleClock.nanos();
        SessionMeasurement session = bench.measurePairs(
                plan,
                new PairFiles(baseline, candidate, Path.of(arguments[2])),
                BlockJudge.ALL,
                Progress.SILENT,
                () -> false);
        double seconds = SampleClock.secondsSince(start);
        print(session, seconds);
    }

    private static ArtifactRef ref(Path file) {
        return new ArtifactRef(file.getFileName().toString(), file.toFile().length());
    }

    private static void print(SessionMeasurement session, double seconds) {
        BaselineReport baseline = Objects.requireNonNull(session.baseline());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < session.runs().size(); i++) {
            double before = medianNanos(baseline.runs().get(i));
            double after = medianNanos(session.runs().get(i));
            OUT.printf(
                    Locale.ROOT,
                    "%8.1f %8.1f us %+7.2f %%  %s | %s%n",
                    before / 1e3,
                    after / 1e3,
                    100 * (after / before - 1),
                    spread(baseline.runs().get(i)),
                    spread(session.runs().get(i)));
            ratios.add(Math.log(after / before));
        }
        double mean = ratios.stream().mapToDouble(x -> x).average().orElseThrow();
        double squares =
                ratios.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        OUT.printf(
                Locale.ROOT,
                "%d pairs, %.2f s each; log ratio of medians %+.2f %%, SD %.2f %%%n",
                ratios.size(),
                seconds / ratios.size(),
                100 * mean,
                100 * Math.sqrt(squares / (ratios.size() - 1)));
    }

    /** From the fastest tenth to the slowest, and what the agent warned of. */
    private static String spread(RunReport run) {
        RunMeasurement measurement = run.measurement();
        if (measurement == null) {
            return String.valueOf(run.failure());
        }
        long[] sorted = Arrays.stream(measurement.samplesNanos()).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "p10 %.1f p90 %.1f %s",
                sorted[sorted.length / 10] / 1e3,
                sorted[sorted.length * 9 / 10] / 1e3,
                run.warnings().stream().map(warning -> warning.kind().name()).collect(Collectors.joining(" ")));
    }

    private static double medianNanos(RunReport run) {
        RunMeasurement measurement = run.measurement();
        if (measurement == null) {
            return Double.NaN;
        }
        long[] sorted = Arrays.stream(measurement.samplesNanos()).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

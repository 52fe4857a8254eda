package dev.assay.regression.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.Arm;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.WireJson;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.run.Centre;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A session is judged block by block while it runs, and as a whole when it has ended. */
class PairedSessionTest {
    private static final int SAMPLES = 100;
    private static final double BASELINE_NANOS = 1e6;

    /** Runs of which some lie in two heaps, and some do not know what the device takes anyway. */
    private record World(double slowdown, int heapsFromPair, int grossFromPair) {
        PairReport pair(int index) {
            Arm first = index % 2 == 0 ? Arm.BASELINE : Arm.CANDIDATE;
            return new PairReport(index, first, run(index, Arm.BASELINE), run(index, Arm.CANDIDATE));
        }

        private RunReport run(int pair, Arm arm) {
            int index = 2 * pair + (arm == Arm.BASELINE ? 0 : 1);
            SplittableRandom random = new SplittableRandom(index);
            double nanos = BASELINE_NANOS * (arm == Arm.CANDIDATE ? 1 + slowdown : 1);
            long[] samples = new long[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                // The heaps' shares differ from run to run, so that medians jump where means hardly move.
                boolean isSlow = pair >= heapsFromPair && i % 5 < 2 + index % 2;
                samples[i] = Math.round(nanos * (isSlow ? 1.5 : 1) * (1 + 1e-3 * random.nextGaussian()));
            }
            double joules = 1e-3 * (1 + 1e-3 * random.nextGaussian());
            boolean isNet = pair < grossFromPair;
            EnergyReading energy = new EnergyReading(
                    "rapl",
                    EnergyGrade.B,
                    joules + 5e-3 * index,
                    isNet ? (Double) joules : null,
                    isNet ? (Double) 1.0 : null,
                    null,
                    List.of(),
                    null);
            return new RunReport(
                    index,
                    new RunMeasurement(
                            0.01,
                            0.002,
                            new Warmup(20, 0.1, true),
                            samples,
                            0.1,
                            new MemoryReading(1, 2, 70_000_000),
                            energy,
                            null,
                            null,
                            null),
                    null,
                    List.of());
        }

        List<PairReport> pairs(int count) {
            return IntStream.range(0, count).mapToObj(this::pair).toList();
        }
    }

    private static PairedSession blockByBlock(List<PairReport> pairs) {
        PairedSession session = PairedSession.EMPTY;
        for (int i = 0; i < pairs.size(); i += PairBlock.PAIRS) {
            session = session.with(PairedSession.of(pairs.subList(i, i + PairBlock.PAIRS)));
        }
        return session;
    }

    private static GateJudge judgeOf(GatedMetric metric) {
        return new GateJudge(new GateInputs(
                GateInputs.FORMAT,
                new ArtifactRef("a".repeat(64), 1),
                new ArtifactRef("b".repeat(64), 1),
                7,
                32,
                List.of(MetricTerms.paired(metric, true, GateRule.catching(0.03), VariancePrior.none())),
                null));
    }

    @Test
    void runsInTwoHeapsAreComparedAlikeBlockByBlockAndInTheEnd() throws Exception {
        List<PairReport> pairs = new World(0, 2, 99).pairs(8);

        PairedSession whole = PairedSession.of(pairs);

        assertThat(whole.centre()).isEqualTo(Centre.TRIMMED_MEAN);
        assertThat(PairedSession.of(pairs.subList(0, 2)).centre()).isEqualTo(Centre.MEDIAN);
        assertThat(blockByBlock(pairs)).isEqualTo(whole);
        assertThat(WireJson.read(PairedSession.class, WireJson.write(whole))).isEqualTo(whole);
    }

    @Test
    void energyIsGrossInEveryPairAsSoonAsOneRunDoesNotKnowItsIdlePower() {
        List<PairReport> pairs = new World(0, 99, 4).pairs(6);

        List<PairFigure> figures = blockByBlock(pairs).figures(GatedMetric.ENERGY);

        assertThat(blockByBlock(pairs.subList(0, 4)).figures(GatedMetric.ENERGY))
                .allSatisfy(figure -> assertThat(figure.baseline()).isLessThan(2e-3));
        assertThat(figures.get(3).baseline()).isGreaterThan(20e-3);
        assertThat(figures).isEqualTo(PairedSession.of(pairs).figures(GatedMetric.ENERGY));
    }

    /** What is said of a session that may end is what is said of it in the end. */
    @Test
    void aSessionEndsWhenItsVerdictIsThere() {
        for (GatedMetric metric : List.of(GatedMetric.LATENCY_P50, GatedMetric.ENERGY)) {
            for (double slowdown : new double[] {0, 0.01, 0.02, -0.05}) {
                for (int heapsFrom = 0; heapsFrom < 8; heapsFrom++) {
                    World world = new World(slowdown, heapsFrom, 2 * heapsFrom);
                    assertEndsWithAVerdict(judgeOf(metric), world);
                }
            }
        }
    }

    private static void assertEndsWithAVerdict(GateJudge judge, World world) {
        int pairs = PairBlock.PAIRS;
        while (judge.wantsMorePairs(List.of(blockByBlock(world.pairs(pairs))))) {
            pairs += PairBlock.PAIRS;
        }

        Verdict verdict = judge.verdicts(List.of(PairedSession.of(world.pairs(pairs))))
                .get(0)
                .verdict();

        assertThat(verdict.reason()).as(world.toString()).isNotEqualTo(VerdictReason.STOPPED_EARLY);
        assertThat(verdict.observations()).as(world.toString()).isBetween(4, pairs);
    }

    @Test
    void theLastWordsOfARunAreKeptShort() {
        RunReport dead =
                new RunReport(0, null, new RunFailure(RunFailure.Kind.CRASHED, "x".repeat(100_000)), List.of());
        PairReport sound = new World(0, 99, 99).pair(1);

        PairedSession session = PairedSession.of(List.of(new PairReport(0, Arm.BASELINE, dead, dead), sound));

        assertThat(session.rejections())
                .singleElement()
                .satisfies(text -> assertThat(text).hasSizeLessThan(600));
    }
}

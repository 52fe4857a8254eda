package dev.assay.regression.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.Arm;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Interference;
import dev.assay.protocol.MemoryReading;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.Warmup;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Others on the machine make parts of runs slower; the fixed work between the samples shows which. */
class DisturbedSessionTest {
    private static final int SAMPLES = 400;
    private static final long QUIET_NANOS = 10_000;
    private static final double BASELINE_NANOS = 1e6;
    private static final double DISTURBED_SLOWDOWN = 1.4;

    /** Which share of a run is disturbed, by pair and arm. */
    private static List<PairReport> pairs(int count, double slowdown, ToDoubleBiFunction<Integer, Arm> disturbed) {
        return pairs(count, slowdown, 0, disturbed);
    }

    /**
     * The same of models that never settle.
     *
     * @param speedUp by which part a run is faster at its end than at its beginning
     */
    private static List<PairReport> pairs(
            int count, double slowdown, double speedUp, ToDoubleBiFunction<Integer, Arm> disturbed) {
        return IntStream.range(0, count)
                .mapToObj(pair -> new PairReport(
                        pair,
                        pair % 2 == 0 ? Arm.BASELINE : Arm.CANDIDATE,
                        run(2 * pair, BASELINE_NANOS, speedUp, disturbed.applyAsDouble(pair, Arm.BASELINE)),
                        run(
                                2 * pair + 1,
                                BASELINE_NANOS * slowdown,
                                speedUp,
                                disturbed.applyAsDouble(pair, Arm.CANDIDATE))))
                .toList();
    }

    private static RunReport run(int index, double nanos, double speedUp, double disturbedShare) {
        SplittableRandom random = new SplittableRandom(index);
        int quiet = (int) Math.round(SAMPLES * (1 - disturbedShare));
        double scale = nanos * (1 + 2e-3 * random.nextGaussian());
        long[] samples = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double settling = 1 - speedUp * i / SAMPLES;
            samples[i] = Math.round(scale
                    * settling
                    * (i < quiet ? 1 : DISTURBED_SLOWDOWN)
                    * (1 + 1e-2 * Math.abs(random.nextGaussian())));
        }
        long disturbed = Math.round(QUIET_NANOS * DISTURBED_SLOWDOWN);
        Interference interference = quiet == SAMPLES
                ? new Interference(new int[] {0, SAMPLES}, new long[] {QUIET_NANOS, QUIET_NANOS}, QUIET_NANOS)
                : new Interference(
                        new int[] {0, quiet, SAMPLES}, new long[] {QUIET_NANOS, QUIET_NANOS, disturbed}, QUIET_NANOS);
        RunMeasurement measurement = new RunMeasurement(
                0.01,
                0.002,
                new Warmup(20, 0.1, true),
                samples,
                0.1,
                new MemoryReading(1, 2, 70_000_000),
                EnergyReading.absent(List.of(), "no sensor"),
                null,
                null,
                interference);
        return new RunReport(index, measurement, null, List.of());
    }

    private static Verdict verdict(GatedMetric metric, List<PairReport> pairs) {
        return judge(metric).verdicts(List.of(PairedSession.of(pairs))).get(0).verdict();
    }

    private static GateJudge judge(GatedMetric metric) {
        return new GateJudge(new GateInputs(
                GateInputs.FORMAT,
                new ArtifactRef("a".repeat(64), 1),
                new ArtifactRef("b".repeat(64), 1),
                7,
                32,
                List.of(MetricTerms.paired(metric, true, GateRule.catching(0.03), VariancePrior.none())),
                null));
    }

    /** Most of a run: up to two thirds, of another size each time. */
    private static double muchOfMany(int pair, Arm arm) {
        return new SplittableRandom(2L * pair + (arm == Arm.BASELINE ? 0 : 1)).nextDouble(0, 0.66);
    }

    @Test
    void whatOthersSlowedIsLeftOutOfBothArms() {
        Verdict unchanged = verdict(GatedMetric.LATENCY_P50, pairs(8, 1, DisturbedSessionTest::muchOfMany));
        Verdict slower = verdict(GatedMetric.LATENCY_P50, pairs(8, 1.05, DisturbedSessionTest::muchOfMany));

        assertThat(unchanged.reason()).isEqualTo(VerdictReason.WITHIN_LIMIT);
        assertThat(slower.reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
    }

    @Test
    void aBlockThatOthersDisturbedThroughMostOfARunIsLeftOutWholeButNotOfMemory() {
        List<PairReport> pairs = pairs(8, 1, (pair, arm) -> pair == 3 && arm == Arm.CANDIDATE ? 0.9 : 0);

        PairedSession session = PairedSession.of(pairs);

        assertThat(session.figures(GatedMetric.LATENCY_P50)).hasSize(6);
        assertThat(session.figures(GatedMetric.PEAK_MEMORY)).hasSize(8);
        assertThat(session.rejected()).isZero();
        assertThat(session.disturbed(GatedMetric.LATENCY_P50)).isEqualTo(2);
    }

    @Test
    void aMachineThatIsNotAtRestIsWaitedForWithMorePairs() {
        List<PairReport> pairs = pairs(6, 1, (pair, arm) -> 0.95);
        GateJudge judge = judge(GatedMetric.LATENCY_P50);

        assertThat(judge.wantsMorePairs(List.of(PairedSession.of(pairs)))).isTrue();
        Verdict latency = verdict(GatedMetric.LATENCY_P50, pairs);
        assertThat(latency.reason()).isEqualTo(VerdictReason.REJECTED_PAIRS);
        assertThat(latency.explanation())
                .contains("others slowed the machine in every pair")
                .contains("6 of 6");
        assertThat(verdict(GatedMetric.PEAK_MEMORY, pairs).reason()).isEqualTo(VerdictReason.WITHIN_LIMIT);
    }

    @Test
    void pairsOfAMachineThatIsNeverAtRestAreComparedAsTheyAre() {
        Verdict unchanged = verdict(GatedMetric.LATENCY_P50, pairs(16, 1, (pair, arm) -> 0.95));
        Verdict slower = verdict(GatedMetric.LATENCY_P50, pairs(16, 1.05, (pair, arm) -> 0.95));

        assertThat(unchanged.reason()).isEqualTo(VerdictReason.WITHIN_LIMIT);
        assertThat(slower.reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
    }

    /** Threads that go on after the answer slow the fixed work as well: leaving out what they slowed would hide them. */
    @Test
    void aCandidateThatDisturbsItselfDoesNotPass() {
        List<PairReport> pairs = pairs(8, 1, (pair, arm) -> arm == Arm.CANDIDATE ? 0.5 + 0.01 * pair : 0);

        Verdict verdict = verdict(GatedMetric.LATENCY_P50, pairs);

        assertThat(verdict.reason()).isEqualTo(VerdictReason.UNEVEN_DISTURBANCE);
        assertThat(verdict.explanation())
                .startsWith(
                        "something slowed the machine during 54 % of the candidate's samples and 0 % of the baseline's");
    }

    /** A tenth of the samples is all of the p90. */
    @Test
    void aCandidateThatDisturbsAFewOfItsOwnSamplesDoesNotPassByTheRest() {
        List<PairReport> pairs = pairs(8, 1, (pair, arm) -> arm == Arm.CANDIDATE ? 0.13 : 0);

        assertThat(verdict(GatedMetric.LATENCY_P90, pairs).reason()).isEqualTo(VerdictReason.UNEVEN_DISTURBANCE);
        assertThat(verdict(GatedMetric.LATENCY_P50, pairs).reason()).isEqualTo(VerdictReason.WITHIN_LIMIT);
    }

    @Test
    void aGateOfAnyMetricWaitsForAPairThatOthersLeftAlone() {
        List<PairReport> pairs = pairs(2, 1, (pair, arm) -> 0.95);

        assertThat(judge(GatedMetric.LATENCY_P90).wantsMorePairs(List.of(PairedSession.of(pairs))))
                .isTrue();
    }

    @Test
    void onceItsPairsAreComparedAsTheyAreASessionStaysSo() {
        List<PairReport> pairs = pairs(22, 1, (pair, arm) -> pair < 16 ? 0.95 : 0);

        assertThat(PairedSession.of(pairs).figures(GatedMetric.LATENCY_P50)).hasSize(22);
    }

    @Test
    void aModelThatNeverSettlesOnAQuietMachineGetsNoVerdict() {
        List<PairReport> pairs = pairs(8, 1, 0.1, (pair, arm) -> 0);

        assertThat(verdict(GatedMetric.LATENCY_P50, pairs).reason()).isEqualTo(VerdictReason.NO_STEADY_STATE);
    }

    /** What slowed it now and then may be why it wanders; the pairs' scatter has it all the same. */
    @Test
    void aRunThatOthersDisturbedIsNoWitnessAgainstItsModel() {
        List<PairReport> pairs = pairs(8, 1.05, 0.1, (pair, arm) -> 0.2);

        assertThat(verdict(GatedMetric.LATENCY_P50, pairs).reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
    }

    @Test
    void aCandidateThatIsSlowerAndDisturbedFailsAllTheSame() {
        List<PairReport> pairs = pairs(8, 1.1, (pair, arm) -> arm == Arm.CANDIDATE ? 0.5 + 0.01 * pair : 0);

        assertThat(verdict(GatedMetric.LATENCY_P50, pairs).reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
    }
}

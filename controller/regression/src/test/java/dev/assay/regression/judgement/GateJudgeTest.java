package dev.assay.regression.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.WireJson;
import dev.assay.regression.accuracy.PairedAnswers;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.run.Modes;
import dev.assay.regression.run.RunFigures;
import dev.assay.regression.run.SteadyState;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateJudgeTest {
    private static final GateInputs INPUTS = new GateInputs(
            GateInputs.FORMAT,
            new ArtifactRef("a".repeat(64), 1_000_000),
            new ArtifactRef("b".repeat(64), 1_100_000),
            7,
            32,
            List.of(
                    MetricTerms.paired(
                            GatedMetric.LATENCY_P50, true, GateRule.catching(0.03), new VariancePrior(1e-4, 4)),
                    MetricTerms.paired(GatedMetric.PEAK_MEMORY, false, null, VariancePrior.none()),
                    MetricTerms.paired(GatedMetric.ENERGY, false, GateRule.catching(0.04), VariancePrior.none()),
                    MetricTerms.withMargin(GatedMetric.ARTIFACT_SIZE, 0.001),
                    MetricTerms.withMargin(GatedMetric.ACCURACY, 0.005)),
            environment("6.6.31"));
    private static final GateJudge JUDGE = new GateJudge(INPUTS);

    /** So many pairs of a candidate that is slower by a share; the others do not count. */
    private static PairedSession session(int pairs, double slowdown, int rejected, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CountedPair> counted = IntStream.range(0, pairs)
                .mapToObj(index -> new CountedPair(
                        index,
                        run(0.001, 70e6),
                        run(
                                0.001 * (1 + slowdown) * Math.exp(0.004 * random.nextGaussian()),
                                70e6 + 4_096 * random.nextInt(3))))
                .toList();
        AnswerFigures answers = new AnswerFigures(new PairedAnswers(4_000, 1, 1, 3), 0.98, 0.98);
        return new PairedSession(counted, pairs + rejected, List.of(), answers, null);
    }

    private static Environment environment(String kernel) {
        return new Environment(
                "aarch64",
                "Cortex-A76",
                List.of(),
                4,
                1L << 30,
                "Debian",
                kernel,
                "performance",
                "glibc",
                "17",
                "1.29.0",
                List.of(),
                "0.1",
                List.of());
    }

    private static PairedSession on(String device, String kernel, PairedSession session) {
        return new PairedSession(
                session.pairs(),
                session.tried(),
                session.rejections(),
                session.answers(),
                new MeasuringDevice(device, environment(kernel)));
    }

    private static RunFigure run(double seconds, double peakBytes) {
        RunFigures latency = new RunFigures(
                seconds, null, seconds, 0, new Modes(0, seconds, seconds), new SteadyState(SteadyState.Kind.FLAT, 0));
        return new RunFigure(latency, latency, 1, 0, 0, peakBytes, null, null);
    }

    private static List<Verdict> verdicts(PairedSession... sessions) {
        return JUDGE.verdicts(List.of(sessions)).stream()
                .map(JudgedMetric::verdict)
                .toList();
    }

    private static Verdict latency(PairedSession... sessions) {
        return verdicts(sessions).get(0);
    }

    @Test
    void aSessionGoesOnUntilEveryMetricIsDecided() {
        assertThat(JUDGE.wantsMorePairs(List.of(PairedSession.EMPTY))).isTrue();
        assertThat(JUDGE.wantsMorePairs(List.of(session(2, 0, 0, 1)))).isTrue();
        assertThat(JUDGE.wantsMorePairs(List.of(session(4, 0, 0, 1)))).isFalse();
    }

    @Test
    void metricsThatWereNotAskedForAndNotMeasuredHaveNoVerdict() {
        assertThat(verdicts(session(4, 0, 0, 1)))
                .extracting(verdict -> verdict.metric() + " " + verdict.label())
                .containsExactly("LATENCY_P50 PASS", "PEAK_MEMORY PASS", "ARTIFACT_SIZE FAIL", "ACCURACY PASS");
    }

    @Test
    void aFailNeedsAFreshSessionThatSaysTheSame() {
        PairedSession slow = session(4, 0.06, 0, 1);

        assertThat(JUDGE.wantsMorePairs(List.of(slow))).isFalse();
        assertThat(JUDGE.wantsConfirmation(List.of(slow))).isTrue();
        assertThat(latency(slow).reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
        assertThat(latency(slow, session(4, 0.06, 0, 2)).reason()).isEqualTo(VerdictReason.BEYOND_LIMIT);
        assertThat(latency(slow, session(4, 0, 0, 2)).reason()).isEqualTo(VerdictReason.NOT_REPRODUCED);
    }

    @Test
    void aFreshSessionThatIsNotFitToBeJudgedConfirmsNothing() {
        assertThat(latency(session(4, 0.06, 0, 1), session(4, 0.06, 4, 2)).reason())
                .isEqualTo(VerdictReason.NOT_CONFIRMED);
    }

    @Test
    void aDeviceThatHasChangedSinceTheGateWasPlannedIsNotCompared() {
        PairedSession slow = on("pi", "6.12.1", session(4, 0.06, 0, 1));

        assertThat(JUDGE.wantsConfirmation(List.of(slow))).isFalse();
        assertThat(verdicts(slow))
                .hasSameSizeAs(INPUTS.terms())
                .extracting(Verdict::label)
                .containsOnly("NO_VERDICT(unlike environments)");
        assertThat(latency(slow).explanation()).contains("kernel: 6.6.31 and 6.12.1");
        assertThat(latency(on("pi", "6.6.31", session(4, 0, 0, 1))).label()).isEqualTo("PASS");
    }

    @Test
    void aDeviceThatHasChangedConfirmsNothing() {
        PairedSession slow = on("pi", "6.6.31", session(4, 0.06, 0, 1));
        JudgedMetric judged = JUDGE.verdicts(List.of(slow, on("twin", "6.12.1", session(4, 0.06, 0, 2))))
                .get(0);

        assertThat(judged.verdict().reason()).isEqualTo(VerdictReason.NOT_CONFIRMED);
        assertThat(judged.notes())
                .containsExactly(
                        "measured again in a fresh session on twin, which does not count: its device has changed:"
                                + " kernel: 6.6.31 and 6.12.1");
    }

    @Test
    void whoConfirmedIsNoted() {
        PairedSession slow = on("pi", "6.6.31", session(4, 0.06, 0, 1));
        JudgedMetric judged = JUDGE.verdicts(List.of(slow, on("twin", "6.6.31", session(4, 0.06, 0, 2))))
                .get(0);

        assertThat(judged.verdict().label()).isEqualTo("FAIL");
        assertThat(judged.notes()).containsExactly("measured again in a fresh session on twin");
    }

    @Test
    void aSizeOrAnAccuracyThatFailsNeedsNoFreshSession() {
        assertThat(JUDGE.wantsConfirmation(List.of(session(4, 0, 0, 1)))).isFalse();
    }

    @Test
    void tooManyRejectedPairsEndASessionWithoutAVerdict() {
        PairedSession shaky = session(8, 0.06, 10, 1);

        assertThat(JUDGE.wantsMorePairs(List.of(shaky))).isFalse();
        assertThat(JUDGE.wantsConfirmation(List.of(shaky))).isFalse();
        assertThat(latency(shaky).reason()).isEqualTo(VerdictReason.REJECTED_PAIRS);
    }

    @Test
    void aClearSessionGoesOnUntilItsRejectedPairsAreFewEnoughToCount() {
        PairedSession early = session(4, 0.06, 2, 1);

        assertThat(latency(early).reason()).isEqualTo(VerdictReason.REJECTED_PAIRS);
        assertThat(JUDGE.wantsMorePairs(List.of(early))).isTrue();
        assertThat(JUDGE.wantsMorePairs(List.of(session(6, 0.06, 2, 1)))).isFalse();
        assertThat(JUDGE.wantsConfirmation(List.of(session(6, 0.06, 2, 1)))).isTrue();
    }

    @Test
    void pairsThatWereMeasuredForOtherMetricsChangeNothing() {
        PairedSession four = session(4, 0, 0, 1);
        PairedSession more = four.with(session(20, 0.5, 0, 2));

        assertThat(latency(more)).isEqualTo(latency(four));
        assertThat(JUDGE.verdicts(List.of(more)).get(0).candidateFigure())
                .isEqualTo(JUDGE.verdicts(List.of(four)).get(0).candidateFigure());
    }

    @Test
    void theFiguresMakeTheChange() {
        assertThatFiguresMakeTheChange(VerdictReason.BEYOND_LIMIT, session(4, 0.06, 0, 1), session(4, 0.06, 0, 2));
    }

    @Test
    void theFiguresOfAFailThatAFreshSessionLeftOpenMakeItsChangeToo() {
        assertThatFiguresMakeTheChange(VerdictReason.NOT_CONFIRMED, session(4, 0.06, 0, 1), session(2, 0.018, 0, 2));
    }

    private static void assertThatFiguresMakeTheChange(VerdictReason reason, PairedSession... sessions) {
        JudgedMetric judged = JUDGE.verdicts(List.of(sessions)).get(0);
        double change = Stream.of(judged.verdict().change())
                .mapToDouble(seen -> seen == null ? Double.NaN : seen.value())
                .sum();
        double figures = judged.candidateFigure() == null || judged.baselineFigure() == null
                ? Double.NaN
                : judged.candidateFigure() / judged.baselineFigure() - 1;
        assertThat(judged.verdict().reason()).isEqualTo(reason);
        assertThat(figures).isCloseTo(change, within(1e-12));
    }

    @Test
    void identicalArtifactsAnswerTheSameWithoutBeingAsked() {
        GateInputs same =
                new GateInputs(GateInputs.FORMAT, INPUTS.baseline(), INPUTS.baseline(), 7, 32, INPUTS.terms(), null);
        PairedSession session = session(4, 0, 0, 1);
        PairedSession unscored = new PairedSession(session.pairs(), 4, List.of(), null, null);

        assertThat(new GateJudge(same).verdicts(List.of(unscored)))
                .extracting(judged -> judged.verdict().label())
                .contains("PASS(identical)");
        assertThat(verdicts(unscored)).extracting(Verdict::label).contains("NO_VERDICT(not measured)");
    }

    @Test
    void whatIsStoredIsWhatIsJudgedBy() throws Exception {
        PairedSession session = session(6, 0.01, 2, 3);

        assertThat(WireJson.read(GateInputs.class, WireJson.write(INPUTS))).isEqualTo(INPUTS);
        assertThat(WireJson.read(PairedSession.class, WireJson.write(session))).isEqualTo(session);
        for (JudgedMetric judged : JUDGE.verdicts(List.of(session))) {
            assertThat(WireJson.read(JudgedMetric.class, WireJson.write(judged)))
                    .isEqualTo(judged);
        }
    }
}

package dev.assay.regression.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.gate.GateDecision;
import dev.assay.regression.gate.PairedGate;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictState;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
    private static final double BASELINE_BYTES = 200e6;

    private static GateDecision.Kind judge(double baselineBytes, double... candidateBytes) {
        List<Double> logRatios = IntStream.range(0, candidateBytes.length)
                .mapToObj(i -> GatedMetric.PEAK_MEMORY.worsening(baselineBytes, candidateBytes[i]))
                .toList();
        return MemoryGate.of(baselineBytes, 1).judge(logRatios).kind();
    }

    @Test
    void threePairsDecideMemory() {
        assertThat(judge(BASELINE_BYTES, 200e6, 200.1e6, 199.9e6)).isEqualTo(GateDecision.Kind.PASS);
        assertThat(judge(BASELINE_BYTES, 206e6, 206.1e6, 205.9e6)).isEqualTo(GateDecision.Kind.FAIL);
        assertThat(judge(BASELINE_BYTES, 194e6, 194.1e6, 193.9e6)).isEqualTo(GateDecision.Kind.IMPROVED);
    }

    @Test
    void memoryThatScattersNeedsMorePairs() {
        assertThat(judge(BASELINE_BYTES, 206e6, 190e6, 220e6)).isEqualTo(GateDecision.Kind.MORE_PAIRS);
    }

    @Test
    void memoryThatIsKnownToScatterIsNotJudgedByThreePairs() {
        VariancePrior restless = new VariancePrior(0.02 * 0.02, 10);
        List<Double> threePercent = List.of(0.031, 0.030, 0.029);

        assertThat(MemoryGate.of(MemoryGate.rule(BASELINE_BYTES), restless, BASELINE_BYTES, 1)
                        .judge(threePercent)
                        .kind())
                .isEqualTo(GateDecision.Kind.MORE_PAIRS);
        assertThat(MemoryGate.of(BASELINE_BYTES, 1).judge(threePercent).kind()).isEqualTo(GateDecision.Kind.FAIL);
    }

    /** Candidate over baseline for processes whose memory scatters by a share, in pages. */
    private static List<Double> simulated(double growth, double scatter, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(random);
        return IntStream.range(0, 24)
                .mapToObj(i -> GatedMetric.PEAK_MEMORY.worsening(
                        pages(BASELINE_BYTES * (1 + scatter * noise.sample())),
                        pages(BASELINE_BYTES * (1 + growth) * (1 + scatter * noise.sample()))))
                .toList();
    }

    private static double pages(double bytes) {
        return 4096 * Math.rint(bytes / 4096);
    }

    private static long failed(double growth, double scatter, int gates) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        PairedGate gate = MemoryGate.of(BASELINE_BYTES, 1);
        return IntStream.range(0, gates)
                .filter(i -> gate.judge(simulated(growth, scatter, random)).kind() == GateDecision.Kind.FAIL)
                .count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.002, 0.004})
    void unchangedMemoryDoesNotFailAndThreePercentDo(double scatter) {
        assertThat(failed(0, scatter, 3000)).isLessThanOrEqualTo(1);
        assertThat(failed(0.03, scatter, 300)).isGreaterThanOrEqualTo(297);
    }

    @Test
    void halfAMebibyteIsNothingInASmallProcess() {
        // 1 MiB is 5 % of 20 MB; 2 % of it would be a hundred pages.
        assertThat(MemoryGate.rule(20e6).limits().mustCatch()).isBetween(0.052, 0.053);
        assertThat(judge(20e6, 20.3e6, 20.3e6, 20.3e6)).isEqualTo(GateDecision.Kind.PASS);
    }

    @Test
    void anyRealGrowthOfTheFileFails() {
        Verdict verdict = ArtifactSizeRule.USUAL.judge(1_000_000, 1_002_000);

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.explanation())
                .isEqualTo("beyond the limit: 1002000 bytes instead of 1000000, +0.20 %; tolerated 0.10 %");
        assertThat(Objects.requireNonNull(verdict.change()).confidence()).isEqualTo(1);
    }

    @Test
    void aFewBytesOfHeaderDoNot() {
        assertThat(ArtifactSizeRule.USUAL.judge(1_000_000, 1_000_900).state()).isEqualTo(VerdictState.PASS);
        assertThat(ArtifactSizeRule.USUAL.judge(1_000_000, 1_000_000).state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    void aSmallerFileImproves() {
        assertThat(ArtifactSizeRule.USUAL.judge(1_000_000, 250_000).state()).isEqualTo(VerdictState.IMPROVED);
    }
}

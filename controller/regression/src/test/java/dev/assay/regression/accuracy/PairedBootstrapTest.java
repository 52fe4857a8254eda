package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.estimate.BcaInterval;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictState;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private static final double[] GAINS = {
        0.02, -0.01, 0.00, 0.05, -0.03, 0.01, 0.22, 0.00, -0.02, 0.04, 0.03, -0.06, 0.01, 0.00, 0.09, -0.01, 0.02,
        0.015, -0.005, 0.31
    };
    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(PairedBootstrap.USUAL_RESAMPLES, 1);

    private static final PairedBootstrap SHORT = new PairedBootstrap(1000, 1);

    private static ResampledStatistic mean(double[] gains) {
        return examples ->
                Arrays.stream(examples).mapToDouble(i -> gains[i]).average().orElseThrow();
    }

    @Test
    void limitsOfASkewedMeanAreThoseOfSciPy() {
        // scipy.stats.bootstrap((gains,), np.mean, n_resamples=200000, confidence_level=.9, method='BCa')
        BcaInterval limits = BOOTSTRAP.draw(GAINS.length, mean(GAINS)).limits(0.05);

        assertThat(limits.low()).isCloseTo(0.0105, within(0.0006));
        assertThat(limits.high()).isCloseTo(0.0780, within(0.0025));
    }

    @Test
    void theSameSeedGivesTheSameLimits() {
        assertThat(BOOTSTRAP.draw(GAINS.length, mean(GAINS)).limits(0.05))
                .isEqualTo(BOOTSTRAP.draw(GAINS.length, mean(GAINS)).limits(0.05))
                .isNotEqualTo(new PairedBootstrap(PairedBootstrap.USUAL_RESAMPLES, 2)
                        .draw(GAINS.length, mean(GAINS))
                        .limits(0.05));
    }

    @Test
    void examplesThatRepeatEachOtherAreDrawnAsAGroup() {
        double[] frames =
                IntStream.range(0, 200).mapToDouble(i -> GAINS[i / 10]).toArray();
        int[] videos = IntStream.range(0, 200).map(i -> i / 10).toArray();

        BcaInterval alone = BOOTSTRAP.draw(frames.length, mean(frames)).limits(0.05);
        BcaInterval grouped = BOOTSTRAP.draw(videos, mean(frames)).limits(0.05);

        assertThat(grouped.low()).isCloseTo(0.0105, within(0.0006));
        assertThat(grouped.high() - grouped.low()).isGreaterThan(2.5 * (alone.high() - alone.low()));
    }

    @Test
    void oneGroupSaysNothing() {
        assertThatThrownBy(() -> BOOTSTRAP.draw(new int[] {0, 0, 0}, mean(GAINS)))
                .hasMessageContaining("at least 2");
    }

    @Test
    void aLossOfQualityFailsAndNoChangePasses() {
        double[] none =
                IntStream.range(0, 400).mapToDouble(i -> 0.01 * ((i % 7) - 3)).toArray();
        double[] loss = Arrays.stream(none).map(gain -> gain - 0.02).toArray();
        AccuracyRule rule = AccuracyRule.losing(0.01);

        assertThat(QualityGate.judge(400, mean(none), rule, SHORT).state()).isEqualTo(VerdictState.PASS);
        Verdict lost = QualityGate.judge(400, mean(loss), rule, SHORT);
        assertThat(lost.state()).isEqualTo(VerdictState.FAIL);
        assertThat(lost.explanation()).startsWith("beyond the limit: -0.0201 [-0.02");
        double[] gain = Arrays.stream(none).map(value -> value + 0.02).toArray();
        assertThat(QualityGate.judge(400, mean(gain), rule, SHORT).state()).isEqualTo(VerdictState.IMPROVED);
    }

    @Test
    void fewExamplesDoNotDecide() {
        AccuracyRule strict = AccuracyRule.losing(0.005);

        assertThat(QualityGate.judge(GAINS.length, mean(GAINS), strict, SHORT).state())
                .isEqualTo(VerdictState.IMPROVED);
        double[] mixed = Arrays.stream(GAINS).map(gain -> gain - 0.03).toArray();
        assertThat(QualityGate.judge(mixed.length, mean(mixed), strict, SHORT).state())
                .isEqualTo(VerdictState.INCONCLUSIVE);
    }

    @Test
    void flipsAreHeldAgainstWhatTheKindOfChangeMayFlip() {
        PairedAnswers answers = new PairedAnswers(10_000, 30, 30, 100);

        assertThat(FlipGate.judge(answers, 0.005).state()).isEqualTo(VerdictState.FAIL);
        assertThat(FlipGate.judge(answers, 0.010).state()).isEqualTo(VerdictState.INCONCLUSIVE);
        assertThat(FlipGate.judge(answers, 0.015).state()).isEqualTo(VerdictState.PASS);
        assertThat(FlipGate.judge(new PairedAnswers(100, 0, 0, 0), 0).label()).isEqualTo("PASS(identical)");
    }
}

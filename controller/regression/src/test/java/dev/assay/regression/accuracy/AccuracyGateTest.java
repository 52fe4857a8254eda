package dev.assay.regression.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccuracyGateTest {
    private static Verdict judge(int examples, int lost, int gained) {
        return AccuracyGate.judge(new PairedAnswers(examples, lost, gained, lost + gained), AccuracyRule.USUAL);
    }

    @Test
    void twoPointsLostOfTenThousandFail() {
        Verdict verdict = judge(10_000, 300, 100);

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(Objects.requireNonNull(verdict.change()).value()).isEqualTo(-0.02);
        assertThat(verdict.explanation())
                .startsWith("beyond the limit: -2.00 points [-2.40, -1.62], 300 lost and 100 gained of 10000 examples");
    }

    @Test
    void asManyGainedAsLostPassesWhenThereAreEnough() {
        assertThat(judge(50_000, 500, 500).state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    void aThousandExamplesCannotCertifyHalfAPoint() {
        Verdict verdict = judge(1000, 10, 10);

        assertThat(verdict.reason()).isEqualTo(VerdictReason.TOO_FEW_EXAMPLES);
        int more = Objects.requireNonNull(verdict.moreNeeded());
        double growth = (1000.0 + more) / 1000;
        int discordant = (int) Math.round(10 * growth);
        assertThat(judge(1000 + more, discordant, discordant).state()).isEqualTo(VerdictState.PASS);
        assertThat(judge((1000 + more) * 9 / 10, discordant * 9 / 10, discordant * 9 / 10)
                        .state())
                .isEqualTo(VerdictState.INCONCLUSIVE);
    }

    @Test
    void equalAnswersPassAtOnce() {
        assertThat(judge(10, 0, 0).label()).isEqualTo("PASS(identical)");
    }

    @Test
    void answersThatDifferWithoutALabelledLossAreNotIdentical() {
        Verdict verdict = AccuracyGate.judge(new PairedAnswers(100, 0, 0, 3), AccuracyRule.USUAL);

        assertThat(verdict.reason()).isEqualTo(VerdictReason.TOO_FEW_EXAMPLES);
    }

    @Test
    void twoPointsGainedImprove() {
        assertThat(judge(10_000, 100, 300).state()).isEqualTo(VerdictState.IMPROVED);
    }

    @Test
    void eachOfSeveralLooksGetsItsPartOfTheLevel() {
        assertThat(AccuracyRule.USUAL.ofLooks(3).level()).isEqualTo(AccuracyRule.USUAL.level() / 3);
    }
}

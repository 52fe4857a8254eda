package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.VerdictReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedGateTest {
    private static final VariancePrior PRIOR = new VariancePrior(0.012 * 0.012, 10);
    private static final PairedGate GATE = new PairedGate(PRIOR, GateRule.catching(0.03), 0, 1);

    /** Pairs about a mean, each as far above it as the one before was below. */
    private static List<Double> pairs(int count, double mean, double deviation) {
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(mean + (i % 2 == 0 ? -deviation : deviation));
        }
        return pairs;
    }

    @Test
    void asksForTheFirstLook() {
        assertThat(GATE.judge(List.of()))
                .isInstanceOfSatisfying(
                        GateDecision.MorePairs.class,
                        more -> assertThat(more.untilPairs()).isEqualTo(4));
        assertThat(GATE.judge(pairs(3, 0, 0.01)).kind()).isEqualTo(GateDecision.Kind.MORE_PAIRS);
    }

    @Test
    void unchangedPassesAtTheFirstLook() {
        assertThat(GATE.judge(pairs(4, 0, 0.01)).kind()).isEqualTo(GateDecision.Kind.PASS);
    }

    @Test
    void tenPercentSlowerFailsAtTheFirstLook() {
        assertThat(GATE.judge(pairs(4, 0.10, 0.01)).kind()).isEqualTo(GateDecision.Kind.FAIL);
    }

    @Test
    void tenPercentFasterImproves() {
        assertThat(GATE.judge(pairs(4, -0.10, 0.01)).kind()).isEqualTo(GateDecision.Kind.IMPROVED);
    }

    @Test
    void aDecisionIsNotTakenBackByLaterPairs() {
        List<Double> pairs = pairs(4, 0, 0.01);
        pairs.addAll(pairs(20, 0.10, 0.01));

        GateDecision decision = GATE.judge(pairs);

        assertThat(decision.kind()).isEqualTo(GateDecision.Kind.PASS);
        assertThat(decision.standing().pairs()).isEqualTo(4);
    }

    @Test
    void pairsBetweenLooksDecideNothing() {
        List<Double> pairs = pairs(6, 0.02, 0.012);

        assertThat(GATE.judge(pairs))
                .isInstanceOfSatisfying(
                        GateDecision.MorePairs.class,
                        more -> assertThat(more.untilPairs()).isEqualTo(8));
        pairs.addAll(pairs(1, 0.9, 0));
        assertThat(GATE.judge(pairs).kind()).isEqualTo(GateDecision.Kind.MORE_PAIRS);
    }

    @Test
    void theMiddleOfTheZoneEndsInconclusiveAndSaysHowManyPairsWouldDecide() {
        GateDecision decision = GATE.judge(pairs(24, 0.0195, 0.025));

        assertThat(decision).isInstanceOfSatisfying(GateDecision.Inconclusive.class, inconclusive -> {
            assertThat(inconclusive.reason()).isEqualTo(VerdictReason.NOISY);
            assertThat(inconclusive.standing().pairsToDecide()).isBetween(25, 100);
            assertThat(inconclusive.standing().smallestVisible()).isBetween(0.03, 0.05);
        });
    }

    @Test
    void hopelessNoiseIsStoppedAtEight() {
        GateDecision decision = GATE.judge(pairs(24, 0.02, 0.60));

        assertThat(decision).isInstanceOfSatisfying(GateDecision.Inconclusive.class, inconclusive -> {
            assertThat(inconclusive.reason()).isEqualTo(VerdictReason.FUTILE);
            assertThat(inconclusive.standing().pairs()).isEqualTo(8);
        });
    }

    @Test
    void aMeanThatAFewPairsMadeIsNotAFail() {
        List<Double> pairs = new ArrayList<>(Collections.nCopies(24, 0.0));
        for (int i = 0; i < 24; i += 4) {
            pairs.set(i, 0.05);
        }
        GateRule lax = new GateRule(new Limits(0, 0.03), List.of(24), 0.01, 0.01);

        GateDecision decision = new PairedGate(VariancePrior.none(), lax, 0, 1).judge(pairs);

        assertThat(decision.standing().failP()).isLessThan(0.01);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        GateDecision.Inconclusive.class,
                        inconclusive -> assertThat(inconclusive.reason()).isEqualTo(VerdictReason.OUTLIERS));
    }

    @Test
    void theSameArgumentsGiveTheSameDecision() {
        List<Double> pairs = pairs(24, 0.0195, 0.02);

        assertThat(GATE.judge(pairs)).isEqualTo(GATE.judge(List.copyOf(pairs)));
    }
}

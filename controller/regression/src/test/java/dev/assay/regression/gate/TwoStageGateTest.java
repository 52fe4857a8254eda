package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoStageGateTest {
    private static final GateRule RULE = GateRule.catching(0.03);
    private static final TwoStageGate GATE = TwoStageGate.of(new VariancePrior(0.012 * 0.012, 10), RULE, 0, 1);
    private static final List<Double> SLOWER = List.of(0.10, 0.09, 0.11, 0.10);
    private static final List<Double> UNCHANGED = List.of(0.005, -0.005, 0.005, -0.005);

    @Test
    void whatPassesNeedsNoSecondSession() {
        assertThat(GATE.judge(UNCHANGED, List.of()).kind()).isEqualTo(GateDecision.Kind.PASS);
    }

    @Test
    void aFirstFailAsksForAFreshSession() {
        GateDecision decision = GATE.judge(SLOWER, List.of());

        assertThat(decision.isFinal()).isFalse();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        GateDecision.Confirm.class,
                        confirm -> assertThat(confirm.untilPairs()).isEqualTo(2));
        Verdict whenStopped = GateVerdict.of(GatedMetric.LATENCY_P50, RULE, decision);
        assertThat(whenStopped.label()).isEqualTo("INCONCLUSIVE(not confirmed)");
        assertThat(whenStopped.moreNeeded()).isEqualTo(2);
    }

    @Test
    void aFailSeenTwiceIsAFailOverAllPairs() {
        GateDecision decision = GATE.judge(SLOWER, SLOWER);

        assertThat(decision.kind()).isEqualTo(GateDecision.Kind.FAIL);
        assertThat(decision.standing().pairs()).isEqualTo(6);
        Verdict verdict = GateVerdict.of(GatedMetric.LATENCY_P50, RULE, decision);
        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.explanation())
                .isEqualTo(
                        "beyond the limit: +10.3 % [+9.3, +11.4] over 6 pairs; limit 3.0 %, tolerated 1.0 %, visible from 3.3 %");
    }

    @Test
    void aFailThatAFreshSessionDoesNotShowIsNotReproduced() {
        GateDecision decision = GATE.judge(SLOWER, UNCHANGED);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        GateDecision.Inconclusive.class,
                        inconclusive -> assertThat(inconclusive.reason()).isEqualTo(VerdictReason.NOT_REPRODUCED));
        assertThat(decision.isFinal()).isTrue();
    }

    @Test
    void theFreshSessionIsAskedForMoreWhileItIsUndecided() {
        List<Double> unclear = List.of(0.02, 0.0, 0.03, 0.01);

        assertThat(GATE.judge(SLOWER, unclear))
                .isInstanceOfSatisfying(
                        GateDecision.Confirm.class,
                        confirm -> assertThat(confirm.untilPairs()).isEqualTo(6));
    }

    @Test
    void aFreshSessionThatEndsUndecidedIsShownWithTheOneThatFailed() {
        List<Double> unclear = List.of(0.02, 0.0, 0.03, 0.01);

        GateDecision decision = GATE.judge(SLOWER, unclear);

        assertThat(decision.kind()).isEqualTo(GateDecision.Kind.CONFIRM);
        assertThat(decision.standing().pairs()).isEqualTo(SLOWER.size() + unclear.size());
        assertThat(decision.standing().mean()).isCloseTo(0.0575, within(1e-12));
    }

    @Test
    void pairsThatTheFirstSessionMeasuredForOtherMetricsDoNotCount() {
        List<Double> longer = List.of(0.10, 0.09, 0.11, 0.10, -0.5, 0.5);

        assertThat(GATE.judge(longer, SLOWER)).isEqualTo(GATE.judge(SLOWER, SLOWER));
    }
}

package dev.assay.regression.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void everyStateHasAReason() {
        assertThat(Arrays.stream(VerdictReason.values())
                        .map(VerdictReason::state)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(VerdictState.values());
    }

    @Test
    void aReasonThatExplainsAnotherStateIsRefused() {
        assertThatThrownBy(() -> new Verdict(
                        GatedMetric.LOAD, VerdictState.PASS, VerdictReason.NOISY, null, null, 4, null, null, ""))
                .hasMessageContaining("INCONCLUSIVE");
    }

    @Test
    void theLabelSaysWhyWhereTheStateDoesNot() {
        assertThat(Verdict.withoutEvidence(GatedMetric.LOAD, VerdictReason.IDENTICAL, "")
                        .label())
                .isEqualTo("PASS(identical)");
        assertThat(Verdict.withoutEvidence(GatedMetric.LOAD, VerdictReason.WITHIN_LIMIT, "")
                        .label())
                .isEqualTo("PASS");
        assertThat(Verdict.withoutEvidence(GatedMetric.LOAD, VerdictReason.NOT_MEASURED, "")
                        .label())
                .isEqualTo("NO_VERDICT(not measured)");
    }

    @Test
    void onlyAFailBlocks() {
        assertThat(Arrays.stream(VerdictReason.values())
                        .filter(reason -> Verdict.withoutEvidence(GatedMetric.LOAD, reason, "")
                                .blocks())
                        .map(VerdictReason::state))
                .containsOnly(VerdictState.FAIL);
    }

    @Test
    void worseIsPositiveWhicheverWayIsBetter() {
        assertThat(GatedMetric.LATENCY_P50.worsening(1, 1.1)).isCloseTo(Math.log(1.1), within(1e-15));
        assertThat(GatedMetric.THROUGHPUT.worsening(1.1, 1)).isCloseTo(Math.log(1.1), within(1e-15));
    }

    @Test
    void aFigureThatHasNoLogarithmIsRefused() {
        assertThatThrownBy(() -> GatedMetric.ENERGY.worsening(0, 1)).hasMessageContaining("energy");
        assertThatThrownBy(() -> GatedMetric.ENERGY.worsening(1, Double.NaN)).hasMessageContaining("energy");
    }

    @Test
    void aChangeIsInTheMetricsOwnSense() {
        Change slower = Change.ofLogRatios(GatedMetric.LATENCY_P50, Math.log(1.1), 0, Math.log(1.2), 0.95);
        Change fewer = Change.ofLogRatios(GatedMetric.THROUGHPUT, Math.log(1.1), 0, Math.log(1.25), 0.95);

        assertThat(slower.value()).isCloseTo(0.1, within(1e-12));
        assertThat(slower.high()).isCloseTo(0.2, within(1e-12));
        assertThat(fewer.value()).isCloseTo(1 / 1.1 - 1, within(1e-12));
        assertThat(fewer.low()).isCloseTo(-0.2, within(1e-12));
        assertThat(fewer.high()).isZero();
    }
}

package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateRuleTest {
    @Test
    void aThirdOfWhatMustBeCaughtIsTolerated() {
        assertThat(GateRule.catching(0.03).limits()).isEqualTo(new Limits(0.01, 0.03));
    }

    @Test
    void theConfirmationHalvesTheTolerance() {
        GateRule confirmation = GateRule.catching(0.03).confirmation();

        assertThat(confirmation.limits()).isEqualTo(new Limits(0.005, 0.03));
        assertThat(confirmation.failLevel()).isEqualTo(GateRule.CONFIRM_LEVEL);
        assertThat(confirmation.looks()).containsExactly(2, 4, 6, 8, 12, 16, 24);
        assertThat(confirmation.confirmation().looks()).isEqualTo(confirmation.looks());
    }

    @Test
    void aShortBudgetDropsLateLooks() {
        assertThat(GateRule.catching(0.03).within(10).looks()).containsExactly(4, 6, 8);
    }

    @Test
    void looksThatCannotBeAreRefused() {
        Limits limits = Limits.catching(0.03);

        assertThatThrownBy(() -> new GateRule(limits, List.of(1, 4), 1e-4, 0.01))
                .hasMessageContaining("at least 2 pairs");
        assertThatThrownBy(() -> new GateRule(limits, List.of(6, 4), 1e-4, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GateRule.catching(0.03).within(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNoisyDeviceIsAskedForLess() {
        VariancePrior quiet = new VariancePrior(0.012 * 0.012, 10);
        VariancePrior noisy = new VariancePrior(0.027 * 0.027, 10);

        assertThat(MetricRules.of(GatedMetric.LATENCY_P50, quiet).limits().mustCatch())
                .isEqualTo(0.03);
        assertThat(MetricRules.of(GatedMetric.LATENCY_P50, noisy).limits().mustCatch())
                .isEqualTo(0.05);
        assertThat(MetricRules.of(GatedMetric.LATENCY_P50, VariancePrior.none())
                        .limits()
                        .mustCatch())
                .isEqualTo(0.03);
    }

    @ParameterizedTest
    @EnumSource(GatedMetric.class)
    void whatPairsDecideHasARuleAndTheRestIsRefused(GatedMetric metric) {
        switch (metric) {
            case LATENCY_P50, LATENCY_P90, THROUGHPUT, LOAD, FIRST_INFERENCE, ENERGY ->
                assertThat(MetricRules.of(metric, VariancePrior.none()).looks()).isEqualTo(GateRule.LOOKS);
            case PEAK_MEMORY, ARTIFACT_SIZE, ACCURACY, FLIP_RATE, QUALITY ->
                assertThatThrownBy(() -> MetricRules.of(metric, VariancePrior.none()))
                        .hasMessageContaining(metric.key());
        }
    }

    @Test
    void aLimitThatTheNoiseCannotAffordIsToldBeforehand() {
        Affordability quiet = Affordability.of(GateRule.catching(0.03), 0.012);
        Affordability noisy = Affordability.of(GateRule.catching(0.03), 0.027);

        // (2.697 + 2.217)² · 0.012² / (ln 1.03 − ln 1.01)² = 9.04
        assertThat(quiet).isEqualTo(new Affordability(10, 24, quiet.smallestVisible()));
        assertThat(quiet.isAffordable()).isTrue();
        assertThat(noisy.isAffordable()).isFalse();
        assertThat(noisy.smallestVisible()).isCloseTo(0.0417, within(0.0001));
        assertThat(noisy.explanation()).isEqualTo("about 46 pairs would be needed; 24 pairs see 4.2 % here");
    }
}

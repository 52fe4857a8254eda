package dev.assay.sweep.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sweep.Axes;
import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import dev.assay.sweep.expansion.Skip.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
    private static final Axes AXES = new Axes(
            List.of(QuantizationChoice.NONE, new QuantizationChoice(AxisText.quantization("dynamic-int8"), false)),
            List.of(new Sparsity.Dense()),
            List.of(Rank.FULL),
            List.of(Distillation.NONE),
            List.of(RuntimeSettings.DEFAULT, new RuntimeSettings("cpu", 4, 1)));

    @Test
    void planTellsWhatIsMeasuredSkippedBuiltAndHowLongItTakes() {
        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep(List.of())));

        assertThat(plan.product()).isEqualTo(8);
        assertThat(plan.excluded()).isZero();
        assertThat(plan.included()).isZero();
        assertThat(plan.total()).isEqualTo(new Tally(6, 2));
        assertThat(plan.models()).isEqualTo(Map.of("squeeze", new Tally(2, 2), "vit", new Tally(4, 0)));
        assertThat(plan.axes().get("quantization"))
                .isEqualTo(Map.of("none", new Tally(4, 0), "dynamic-int8", new Tally(2, 2)));
        assertThat(plan.axes().get("runtime"))
                .isEqualTo(Map.of(
                        "provider=cpu threads=1 batch=1", new Tally(3, 1),
                        "provider=cpu threads=4 batch=1", new Tally(3, 1)));
        assertThat(plan.skipped())
                .isEqualTo(Map.of(
                        new Skip(
                                Kind.NOTHING_TO_CHANGE,
                                "no MatMul or Gemm, and convolutions have no fast dynamic kernel"),
                        2L));
        assertThat(plan.variants()).isEqualTo(3);
        assertThat(plan.builds()).isEqualTo(1);
        // 6 cells × 5 runs × (0.6 s start + 2 s warm-up + 10 s)
        assertThat(plan.deviceTime()).isEqualTo(Duration.ofSeconds(378));
        assertThat(plan.refusal(8)).isEmpty();
    }

    @Test
    void tooManyCellsAreRefusedWithBothNumbersAndTheRemedy() {
        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep(List.of())));

        assertThat(plan.refusal(7))
                .contains("limits.cells: 8 cells would be expanded; expected at most 7"
                        + " (raise limits.cells or give --max-cells, or add exclude rules)");
    }

    @Test
    void nothingToMeasureIsNeverAPlan() {
        ExcludeRule everythingMeasured = new ExcludeRule(
                List.of("squeeze", "vit"),
                List.of(AxisText.quantization("none")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ExcludeRule transformer =
                new ExcludeRule(List.of("vit"), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep(List.of(everythingMeasured, transformer))));

        assertThat(plan.refusal(100))
                .contains("axes: no cell is left to measure (2 skipped, 6 excluded); expected at least one");
    }

    private static Sweep sweep(List<ExcludeRule> excludes) {
        return SampleModels.sweep(
                List.of(
                        SampleModels.spec("squeeze", SampleModels.onlyConvolutions()),
                        SampleModels.spec("vit", SampleModels.transformer())),
                AXES,
                excludes,
                List.of());
    }
}

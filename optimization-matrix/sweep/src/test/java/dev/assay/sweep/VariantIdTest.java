package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import org.junit.jupiter.api.Test;

class VariantIdTest {
    private static final String MODEL = "a".repeat(64);
    private static final String STUDENT = "b".repeat(64);
    private static final String DATA = "c".repeat(64);

    /** The value is fixed on purpose: when it changes, every variant that anybody has built is built again. */
    @Test
    void idStaysTheSameFromReleaseToRelease() {
        VariantId id = VariantId.of(MODEL, null, DATA, recipe("static-int8", "2:4", "0.5"), "1");

        assertThat(id.sha256()).isEqualTo("1e798798367c763ab0f8b2e0c5c9dc3489c721ecf8334833ddf034bc6449f391");
        assertThat(id.shortId()).isEqualTo(id.sha256().substring(0, 12));
    }

    @Test
    void everythingThatChangesTheBytesChangesTheId() {
        VariantRecipe recipe = recipe("static-int8", "0.5", "0.5");
        VariantRecipe distilled =
                new VariantRecipe(recipe.quantization(), recipe.sparsity(), recipe.rank(), new Distillation("s.onnx"));

        assertThat(new VariantId[] {
                    VariantId.of(MODEL, null, DATA, recipe, "1"),
                    VariantId.of(STUDENT, null, DATA, recipe, "1"),
                    VariantId.of(MODEL, STUDENT, DATA, distilled, "1"),
                    VariantId.of(MODEL, DATA, DATA, distilled, "1"),
                    VariantId.of(MODEL, null, STUDENT, recipe, "1"),
                    VariantId.of(MODEL, null, DATA, recipe("static-int8(per-tensor)", "0.5", "0.5"), "1"),
                    VariantId.of(MODEL, null, DATA, recipe("static-int8", "1:2", "0.5"), "1"),
                    VariantId.of(MODEL, null, DATA, recipe("static-int8", "0.5", "full"), "1"),
                    VariantId.of(MODEL, null, DATA, recipe, "2")
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void calibrationDataCountOnlyWhereTheyAreUsed() {
        VariantRecipe recipe = recipe("dynamic-int8", "0", "full");

        assertThat(VariantId.of(MODEL, null, DATA, recipe, "1"))
                .isEqualTo(VariantId.of(MODEL, null, null, recipe, "1"));
    }

    @Test
    void calibrationDataCountWhereWeightsAreLostAndMayBeMissing() {
        for (VariantRecipe recipe : new VariantRecipe[] {
            recipe("none", "0.5", "full"), recipe("none", "2:4", "full"), recipe("none", "0", "0.5")
        }) {
            assertThat(new VariantId[] {
                        VariantId.of(MODEL, null, DATA, recipe, "1"),
                        VariantId.of(MODEL, null, STUDENT, recipe, "1"),
                        VariantId.of(MODEL, null, null, recipe, "1")
                    })
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void modelAsItCameDoesNotDependOnTheOptimizers() {
        assertThat(VariantId.of(MODEL, null, null, VariantRecipe.FP32, "1"))
                .isEqualTo(VariantId.of(MODEL, null, null, VariantRecipe.FP32, "2"));
    }

    @Test
    void pathOfTheStudentDoesNotCount() {
        VariantRecipe here = new VariantRecipe(
                VariantRecipe.FP32.quantization(), new Sparsity.Dense(), Rank.FULL, new Distillation("here/s.onnx"));
        VariantRecipe there = new VariantRecipe(
                VariantRecipe.FP32.quantization(), new Sparsity.Dense(), Rank.FULL, new Distillation("there.onnx"));

        assertThat(VariantId.of(MODEL, STUDENT, null, here, "1"))
                .isEqualTo(VariantId.of(MODEL, STUDENT, null, there, "1"));
    }

    @Test
    void recipeThatNeedsMoreThanThereIsHasNoId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantId.of(MODEL, null, null, recipe("static-int8", "0", "full"), "1"))
                .withMessageContaining("calibration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariantId.of(MODEL, STUDENT, null, VariantRecipe.FP32, "1"))
                .withMessageContaining("student");
    }

    private static VariantRecipe recipe(String quantization, String sparsity, String rank) {
        return new VariantRecipe(
                AxisText.quantization(quantization),
                AxisText.sparsity(sparsity),
                AxisText.rank(rank),
                Distillation.NONE);
    }
}

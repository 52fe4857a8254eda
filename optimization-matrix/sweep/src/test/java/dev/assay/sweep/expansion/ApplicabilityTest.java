package dev.assay.sweep.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.expansion.Skip.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicabilityTest {
    private static final DeviceOffer CPU_ONLY = new DeviceOffer("kitchen-pi5", Set.of("cpu"));

    @Test
    void netOfMostlyConvolutionsIsNotQuantizedDynamicallyUnlessForced() {
        ModelFacts facts = SampleModels.convolutional();

        assertThat(skip(facts, recipe("dynamic-int8", "0", "full"), false))
                .isEqualTo(new Skip(Kind.NO_GAIN, "mostly convolutions, which have no fast dynamic kernel"));
        assertThat(skip(facts, recipe("dynamic-int8", "0", "full"), true)).isNull();
        assertThat(skip(SampleModels.transformer(), recipe("dynamic-int8", "0", "full"), false))
                .isNull();
    }

    @Test
    void asManyProductsAsConvolutionsAreWorthQuantizingDynamically() {
        ModelFacts facts = SampleModels.facts("a", Map.of("Conv", 2, "MatMul", 1, "Gemm", 1), 2);

        assertThat(skip(facts, recipe("dynamic-int8", "0", "full"), false)).isNull();
    }

    @Test
    void forceDoesNotMakeTheImpossiblePossible() {
        ModelFacts facts = SampleModels.facts("a", Map.of("Relu", 1), 0);

        assertThat(skip(SampleModels.onlyConvolutions(), recipe("dynamic-int8", "0", "full"), true))
                .isEqualTo(new Skip(
                        Kind.NOTHING_TO_CHANGE, "no MatMul or Gemm, and convolutions have no fast dynamic kernel"));
        assertThat(kind(skip(facts, recipe("dynamic-int8", "0", "full"), true))).isEqualTo(Kind.NOTHING_TO_CHANGE);
        assertThat(kind(skip(facts, recipe("static-int8", "0", "full"), true))).isEqualTo(Kind.NOTHING_TO_CHANGE);
        assertThat(kind(skip(facts, recipe("none", "0.5", "full"), true))).isEqualTo(Kind.NOTHING_TO_CHANGE);
    }

    @Test
    void rankNeedsANodeWhereFactorizingSavesWork() {
        ModelFacts facts = SampleModels.facts("a", Map.of("Conv", 3), 0);

        assertThat(kind(skip(facts, recipe("none", "0", "0.5"), false))).isEqualTo(Kind.NOTHING_TO_CHANGE);
        assertThat(skip(facts, recipe("none", "0", "full"), false)).isNull();
    }

    @Test
    void staticQuantizationNeedsCalibrationData() {
        ModelSpec without = new ModelSpec("m", "m.onnx", SampleModels.convolutional(), ModelTask.NONE, null, null);

        Skip skip = Applicability.skip(
                without, null, recipe("static-int8", "0", "full"), false, RuntimeSettings.DEFAULT, null);

        assertThat(skip).isEqualTo(new Skip(Kind.NO_CALIBRATION_DATA, "no calibration data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QuantizeLinear", "QLinearConv", "MatMulInteger", "DynamicQuantizeLinear"})
    void quantizedModelIsMeasuredOnlyAsItCame(String operator) {
        ModelFacts facts = SampleModels.facts("a", Map.of("Conv", 1, "Gemm", 1, operator, 4), 1);

        assertThat(skip(facts, VariantRecipe.FP32, false)).isNull();
        assertThat(kind(skip(facts, recipe("fp16-storage", "0", "full"), true))).isEqualTo(Kind.QUANTIZED_ALREADY);
        assertThat(kind(skip(facts, recipe("none", "2:4", "full"), false))).isEqualTo(Kind.QUANTIZED_ALREADY);
        assertThat(kind(skip(facts, recipe("none", "0", "0.5"), false))).isEqualTo(Kind.QUANTIZED_ALREADY);
    }

    @Test
    void studentMustBeAnotherModelWithTheSameInputsAndOutputs() {
        ModelFacts model = SampleModels.convolutional();
        ModelFacts wider = SampleModels.withInputShape(SampleModels.onlyConvolutions(), -1L, 3L, 32L, 32L);

        assertThat(withStudent(model, SampleModels.onlyConvolutions())).isNull();
        assertThat(withStudent(model, model))
                .isEqualTo(new Skip(Kind.STUDENT_DOES_NOT_FIT, "the student is the model itself"));
        assertThat(kind(withStudent(model, wider))).isEqualTo(Kind.STUDENT_DOES_NOT_FIT);
    }

    @Test
    void applicabilityOfAStudentCountsInsteadOfTheModels() {
        Skip skip = Applicability.skip(
                SampleModels.spec("m", SampleModels.convolutional()),
                SampleModels.onlyConvolutions(),
                new VariantRecipe(
                        AxisText.quantization("dynamic-int8"),
                        AxisText.sparsity("0"),
                        AxisText.rank("full"),
                        new Distillation("student.onnx")),
                false,
                RuntimeSettings.DEFAULT,
                null);

        assertThat(kind(skip)).isEqualTo(Kind.NOTHING_TO_CHANGE);
    }

    @Test
    void providerCountsOnlyWhereTheDeviceIsKnown() {
        ModelSpec model = SampleModels.spec("m", SampleModels.convolutional());
        RuntimeSettings cuda = new RuntimeSettings("cuda", 1, 1);

        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, true, cuda, CPU_ONLY))
                .isEqualTo(new Skip(Kind.PROVIDER_NOT_OFFERED, "kitchen-pi5 offers no execution provider cuda"));
        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, cuda, null))
                .isNull();
        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, RuntimeSettings.DEFAULT, CPU_ONLY))
                .isNull();
    }

    @Test
    void fixedBatchDimensionAllowsNoOtherBatch() {
        ModelFacts fixed = SampleModels.withInputShape(SampleModels.convolutional(), 1L, 1L, 32L, 32L);
        ModelSpec model = SampleModels.spec("m", fixed);

        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, RuntimeSettings.DEFAULT, null))
                .isNull();
        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, new RuntimeSettings("cpu", 1, 8), null))
                .isEqualTo(new Skip(Kind.BATCH_IS_FIXED, "the model takes batches of 1 only"));
    }

    @Test
    void testDataMustFillABatch() {
        ModelSpec model = SampleModels.spec("m", SampleModels.convolutional());

        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, new RuntimeSettings("cpu", 1, 540), null))
                .isNull();
        assertThat(Applicability.skip(model, null, VariantRecipe.FP32, false, new RuntimeSettings("cpu", 1, 541), null))
                .isEqualTo(
                        new Skip(Kind.TOO_FEW_EXAMPLES, "the test data have 540 examples, less than a batch of 541"));
    }

    private static @Nullable Skip withStudent(ModelFacts model, ModelFacts student) {
        VariantRecipe recipe = new VariantRecipe(
                AxisText.quantization("none"),
                AxisText.sparsity("0"),
                AxisText.rank("full"),
                new Distillation("student.onnx"));
        return Applicability.skip(SampleModels.spec("m", model), student, recipe, false, RuntimeSettings.DEFAULT, null);
    }

    private static @Nullable Skip skip(ModelFacts facts, VariantRecipe recipe, boolean isForced) {
        return Applicability.skip(SampleModels.spec("m", facts), null, recipe, isForced, RuntimeSettings.DEFAULT, null);
    }

    private static @Nullable Kind kind(@Nullable Skip skip) {
        return skip == null ? null : skip.kind();
    }

    private static VariantRecipe recipe(String quantization, String sparsity, String rank) {
        return new VariantRecipe(
                AxisText.quantization(quantization),
                AxisText.sparsity(sparsity),
                AxisText.rank(rank),
                Distillation.NONE);
    }
}

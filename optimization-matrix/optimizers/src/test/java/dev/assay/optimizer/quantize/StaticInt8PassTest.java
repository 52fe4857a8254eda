package dev.assay.optimizer.quantize;

import static dev.assay.optimizer.quantize.FloatModel.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticInt8PassTest {
    private static final StaticInt8 PER_CHANNEL = new StaticInt8(Calibration.MINMAX, true);

    @TempDir
    Path folder;

    @Test
    void theSameInputGivesTheSameBytesAndIsLeftAlone() throws Exception {
        ModelProto model = residualNet();
        byte[] before = model.toByteArray();

        ModelProto first = apply(model, PER_CHANNEL);
        ModelProto second = apply(model, PER_CHANNEL);

        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
        assertThat(model.toByteArray()).isEqualTo(before);
    }

    @Test
    void inputsAndOutputsKeepTheirNamesAndTypes() throws Exception {
        ModelProto model = residualNet();

        ModelProto quantized = apply(model, PER_CHANNEL);

        assertThat(quantized.getGraph().getInputList())
                .isEqualTo(model.getGraph().getInputList());
        assertThat(quantized.getGraph().getOutputList())
                .isEqualTo(model.getGraph().getOutputList());
    }

    @Test
    void floatWeightsAreGoneFromTheFile() throws Exception {
        ModelProto quantized = apply(residualNet(), PER_CHANNEL);

        assertThat(quantized.getGraph().getInitializerList())
                .filteredOn(tensor -> tensor.getDimsCount() == 4)
                .isNotEmpty()
                .allMatch(tensor -> tensor.getDataType() == TensorProto.DataType.INT8.getNumber());
    }

    @Test
    void everyPairNamesItsZeroPoint() throws Exception {
        ModelProto quantized = apply(residualNet(), PER_CHANNEL);

        assertThat(quantized.getGraph().getNodeList())
                .filteredOn(node -> node.getOpType().endsWith("uantizeLinear"))
                .isNotEmpty()
                .allMatch(node -> node.getInputCount() == 3);
    }

    @Test
    void perTensorHasOneScaleForTheWeightsOfANode() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        ModelProto model = builder.outputs(builder.conv("x", 4, 8));

        assertThat(weightScale(apply(model, PER_CHANNEL)).getDimsList()).containsExactly(8L);
        assertThat(weightScale(apply(model, new StaticInt8(Calibration.MINMAX, false)))
                        .getDimsList())
                .isEmpty();
    }

    @Test
    void anActivationThatIsReadByAFloatNodeIsStillFused() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        String first = builder.conv("x", 4, 4);
        ModelProto model = builder.outputs(
                builder.conv(first, 4, 4),
                builder.node("Softmax", List.of(first)),
                builder.node("Erf", List.of(first)));

        assertThat(Answers.fusedOperators(apply(model, PER_CHANNEL))).doesNotContain("Conv", "FusedConv");
    }

    @Test
    void whatAFloatNodeMadeIsReadUnquantizedByOtherFloatNodes() throws Exception {
        FloatModel builder = FloatModel.of(5, 16);
        String made = builder.node("Erf", List.of("x"));
        ModelProto model = builder.outputs(builder.node("Add", List.of(made, builder.matMul(made, 16, 16))));

        ModelProto quantized = apply(model, PER_CHANNEL);

        assertThat(node(quantized, "Add").getInputList()).contains(made);
    }

    @Test
    void whatFollowsTheLastProductStaysInFloat() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        ModelProto model = builder.outputs(builder.node(
                "Flatten", List.of(builder.node("GlobalAveragePool", List.of(builder.conv("x", 4, 4))))));

        assertThat(Answers.fusedOperators(apply(model, PER_CHANNEL)))
                .containsExactly("QuantizeLinear", "QLinearConv", "DequantizeLinear", "GlobalAveragePool", "Flatten");
    }

    @Test
    void aMovementSharesTheScaleOfItsInput() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        String pooled = builder.node("MaxPool", List.of(builder.conv("x", 4, 4)), ints("kernel_shape", 2, 2));
        ModelProto quantized = apply(builder.outputs(builder.conv(pooled, 4, 4)), PER_CHANNEL);

        List<NodeProto> quantizers = quantized.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("QuantizeLinear"))
                .toList();

        assertThat(quantizers).hasSize(4);
        assertThat(quantizers.get(1).getInputList().subList(1, 3))
                .isEqualTo(quantizers.get(2).getInputList().subList(1, 3));
    }

    @Test
    void sharedWeightsAreStoredOnce() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        String weights = builder.weights(4, 4, 1, 1);
        String first = builder.node("Conv", List.of("x", weights));
        ModelProto quantized = apply(builder.outputs(builder.node("Conv", List.of(first, weights))), PER_CHANNEL);

        assertThat(quantized.getGraph().getInitializerList())
                .filteredOn(tensor -> tensor.getDimsCount() == 4)
                .hasSize(1);
    }

    @Test
    void aProductOfTwoActivationsIsLeftAloneWithItsReason() throws Exception {
        FloatModel builder = FloatModel.of(16, 16);
        String product = builder.node("MatMul", List.of("x", "x"));
        ModelProto model = builder.outputs(builder.matMul(product, 16, 4));
        PassContext context = context(model);

        new StaticInt8Pass(PER_CHANNEL).apply(model, context);

        assertThat(context.actions())
                .contains(new NodeAction(
                        "n0", "MatMul", "left alone", "its weights are not constant (a product of two activations)"));
    }

    @Test
    void anActivationThatIsNotFiniteKeepsItsReadersInFloat() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        String infinite = builder.node("Log", List.of(builder.node("Relu", List.of("x"))));
        ModelProto model = builder.outputs(builder.conv(infinite, 4, 4), builder.conv("x", 4, 4));
        PassContext context = context(model);

        new StaticInt8Pass(PER_CHANNEL).apply(model, context);

        assertThat(context.actions())
                .contains(new NodeAction("n2", "Conv", "left alone", "its input is not finite on the calibration data"))
                .extracting(NodeAction::action)
                .contains("quantized");
    }

    @Test
    void aLargeBiasBesideSmallWeightsIsKept() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        float[] tiny = new float[4 * 4];
        Arrays.fill(tiny, 1e-9f);
        ModelProto model = builder.outputs(builder.node(
                "Conv",
                List.of("x", builder.constant(tiny, 4, 4, 1, 1), builder.constant(new float[] {1, -2, 3, 4}, 4))));
        PassContext context = context(model);

        ModelProto quantized = new StaticInt8Pass(PER_CHANNEL).apply(model, context);

        assertThat(Answers.relativeError(Answers.of(model), Answers.of(quantized)))
                .isLessThan(0.005);
        assertThat(context.warnings()).anyMatch(warning -> warning.contains("4 weight scales were raised"));
    }

    @Test
    void percentilesCutTheOutlierThatMinmaxKeeps() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        ModelProto model = builder.outputs(builder.conv("x", 4, 4));
        Path outliers = RandomData.npzWithOutlier(folder, model, 1_000);

        float all = inputScale(new StaticInt8Pass(PER_CHANNEL).apply(model, new PassContext(outliers, 1)));
        float most = inputScale(new StaticInt8Pass(new StaticInt8(new Calibration(99.9), true))
                .apply(model, new PassContext(outliers, 1)));

        assertThat(all).isGreaterThan(1_000f / 255);
        assertThat(most).isLessThan(2.1f / 255);
    }

    @Test
    void missingCalibrationDataIsSaid() {
        assertThatThrownBy(() -> new StaticInt8Pass(PER_CHANNEL).apply(residualNet(), new PassContext(null, 1)))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("static-int8: no calibration data; expected an NPZ file");
    }

    @Test
    void calibrationDataOfAnotherShapeIsSaid() throws Exception {
        FloatModel other = FloatModel.of(3, 8, 8);
        Path npz = RandomData.npz(folder, other.outputs("x"), 2);

        assertThatThrownBy(() -> new StaticInt8Pass(PER_CHANNEL).apply(residualNet(), new PassContext(npz, 1)))
                .isInstanceOf(PassException.class)
                .hasMessageContaining(
                        "array \"x\" float[2, 3, 8, 8]; expected what the model's input \"x\" float[-1, 4, 8, 8]");
    }

    @Test
    void aModelWithoutProductsIsRefused() {
        FloatModel builder = FloatModel.of(4);
        ModelProto model = builder.outputs(builder.node("Relu", List.of("x")));

        assertThatThrownBy(() -> apply(model, PER_CHANNEL))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("nothing to quantize");
    }

    @Test
    void anOpsetThatCannotBeLiftedIsRefused() {
        FloatModel builder = new FloatModel(9).input("x", 4, 8, 8);
        String up = builder.node("Upsample", List.of("x", builder.constant(new float[] {1, 1, 2, 2}, 4)));
        ModelProto model = builder.outputs(builder.conv(up, 4, 4));

        assertThatThrownBy(() -> apply(model, PER_CHANNEL))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("opset 9 with [Upsample]; expected at least 10");
    }

    private static ModelProto residualNet() {
        FloatModel builder = FloatModel.of(4, 8, 8);
        String start = builder.node("Relu", List.of(builder.conv("x", 4, 4)));
        String sum = builder.node("Add", List.of(start, builder.conv(start, 4, 4)));
        String pooled = builder.node("GlobalAveragePool", List.of(builder.node("Relu", List.of(sum))));
        return builder.outputs(builder.gemm(builder.node("Flatten", List.of(pooled)), 4, 10));
    }

    private PassContext context(ModelProto model) throws Exception {
        return new PassContext(RandomData.npz(folder, model, 64), 1);
    }

    private ModelProto apply(ModelProto model, StaticInt8 settings) throws Exception {
        return new StaticInt8Pass(settings).apply(model, context(model));
    }

    private static NodeProto node(ModelProto model, String operator) {
        return model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    private static TensorProto weightScale(ModelProto model) {
        return constant(model, node(model, "Conv").getInput(1).replace("_dq", "_scale"));
    }

    private static float inputScale(ModelProto model) {
        return FloatTensor.values(constant(model, node(model, "QuantizeLinear").getInput(1)))[0];
    }

    private static TensorProto constant(ModelProto model, String name) {
        return model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

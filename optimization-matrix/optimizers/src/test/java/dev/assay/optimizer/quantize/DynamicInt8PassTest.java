package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DynamicInt8PassTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                row("MatMul", m -> m.matMul("x", 16, 8), "DynamicQuantizeMatMul"),
                row(
                        "MatMul and bias",
                        m -> m.node("Add", List.of(m.matMul("x", 16, 8), m.weights(8))),
                        "DynamicQuantizeMatMul"),
                row("Gemm", m -> m.gemm("x", 16, 8), "DynamicQuantizeMatMul"),
                row(
                        "Gemm, Relu, Gemm",
                        m -> m.gemm(m.node("Relu", List.of(m.gemm("x", 16, 8))), 8, 4),
                        "DynamicQuantizeMatMul",
                        "Relu",
                        "DynamicQuantizeMatMul"),
                row(
                        "three MatMul of one tensor",
                        m -> m.node("Sum", List.of(m.matMul("x", 16, 8), m.matMul("x", 16, 8), m.matMul("x", 16, 8))),
                        "DynamicQuantizeLinear",
                        "MatMulIntegerToFloat",
                        "MatMulIntegerToFloat",
                        "MatMulIntegerToFloat",
                        "Sum"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void becomesOneKernel(String name, ModelProto model, List<String> operators) throws Exception {
        PassContext context = context();

        ModelProto quantized = new DynamicInt8Pass().apply(model, context);

        assertThat(Answers.fusedOperators(quantized)).containsExactlyElementsOf(operators);
        assertThat(context.actions()).extracting(NodeAction::action).containsOnly("quantized");
        assertThat(context.warnings()).isEmpty();
        assertThat(Answers.relativeError(Answers.of(model), Answers.of(quantized)))
                .isLessThan(0.03);
    }

    @Test
    void aTensorIsQuantizedOnceForAllItsReaders() throws Exception {
        FloatModel builder = FloatModel.of(16);
        ModelProto model = builder.outputs(builder.matMul("x", 16, 8), builder.gemm("x", 16, 8));

        ModelProto quantized = new DynamicInt8Pass().apply(model, context());

        assertThat(quantized.getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsOnlyOnce("DynamicQuantizeLinear")
                .filteredOn("MatMulInteger"::equals)
                .hasSize(2);
    }

    @Test
    void theSameInputGivesTheSameBytesAndIsLeftAlone() throws Exception {
        FloatModel builder = FloatModel.of(16);
        ModelProto model = builder.outputs(builder.gemm(builder.matMul("x", 16, 8), 8, 4));
        byte[] before = model.toByteArray();

        assertThat(new DynamicInt8Pass().apply(model, context()).toByteArray())
                .isEqualTo(new DynamicInt8Pass().apply(model, context()).toByteArray());
        assertThat(model.toByteArray()).isEqualTo(before);
    }

    @Test
    void convolutionsStayInFloat() throws Exception {
        FloatModel builder = FloatModel.of(4, 4, 4);
        String flat = builder.node("Flatten", List.of(builder.conv("x", 4, 2)));
        ModelProto quantized = new DynamicInt8Pass().apply(builder.outputs(builder.gemm(flat, 32, 4)), context());

        assertThat(Answers.fusedOperators(quantized)).containsExactly("Conv", "Flatten", "DynamicQuantizeMatMul");
    }

    @Test
    void aModelWithoutMatMulOrGemmIsRefused() {
        FloatModel builder = FloatModel.of(4, 8, 8);
        ModelProto model = builder.outputs(builder.conv("x", 4, 4));

        assertThatThrownBy(() -> new DynamicInt8Pass().apply(model, context()))
                .isInstanceOf(PassException.class)
                .hasMessageContaining(
                        "dynamic-int8: nothing to quantize; expected a MatMul or Gemm with constant weights");
    }

    @Test
    void anOldOpsetIsRefused() {
        FloatModel builder = new FloatModel(10).input("x", 16);
        ModelProto model = builder.outputs(builder.matMul("x", 16, 8));

        assertThatThrownBy(() -> new DynamicInt8Pass().apply(model, context()))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("opset 10; expected at least 11");
    }

    private static PassContext context() {
        return new PassContext(null, 1);
    }

    private static Arguments row(String name, Body body, String... operators) {
        FloatModel model = FloatModel.of(16);
        return Arguments.of(name, model.outputs(body.apply(model)), List.of(operators));
    }

    /** Adds nodes and returns the last tensor. */
    private interface Body {
        String apply(FloatModel model);
    }
}

package dev.assay.optimizer.quantize;

import static dev.assay.optimizer.quantize.FloatModel.integer;
import static dev.assay.optimizer.quantize.FloatModel.ints;
import static dev.assay.optimizer.quantize.FloatModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of ONNX Runtime's fusion that {@link StaticInt8Pass} relies on, one small model for each. They change between its
 * releases: a row that fails after an update says which rule to look at.
 */
class StaticInt8FusionTest {
    @TempDir
    Path folder;

    static Stream<Arguments> imageRows() {
        return Stream.of(
                image("Conv", m -> m.conv("x", 4, 8), "Quantize QLinearConv Dequantize"),
                image("Conv, Relu", m -> m.node("Relu", List.of(m.conv("x", 4, 8))), "Quantize QLinearConv Dequantize"),
                image("Conv, ReLU6", m -> clip(m, m.conv("x", 4, 8), 0, 6), "Quantize QLinearConv Dequantize"),
                image("Conv, Clip to -1…1", m -> clip(m, m.conv("x", 4, 8), -1, 1), "Quantize QLinearConv Dequantize"),
                image(
                        "Conv without bias",
                        m -> m.node("Conv", List.of("x", m.weights(8, 4, 1, 1))),
                        "Quantize QLinearConv Dequantize"),
                image(
                        "depthwise Conv",
                        m -> m.node("Conv", List.of("x", m.weights(4, 1, 3, 3), m.weights(4)), integer("group", 4)),
                        "Quantize QLinearConv Dequantize"),
                image(
                        "residual Add, Relu",
                        StaticInt8FusionTest::residual,
                        "Quantize QLinearConv QLinearConv QLinearAdd QLinearConv Dequantize"),
                image(
                        "Mul of two",
                        m -> {
                            String a = m.conv("x", 4, 4);
                            return m.conv(m.node("Mul", List.of(a, m.conv(a, 4, 4))), 4, 4);
                        },
                        "Quantize QLinearConv QLinearConv QLinearMul QLinearConv Dequantize"),
                image(
                        "Add of a constant",
                        m -> m.conv(m.node("Add", List.of(m.conv("x", 4, 4), m.weights(4, 1, 1))), 4, 4),
                        "Quantize QLinearConv QLinearAdd QLinearConv Dequantize"),
                image(
                        "Concat",
                        m -> {
                            String a = m.conv("x", 4, 4);
                            return m.conv(m.node("Concat", List.of(a, m.conv(a, 4, 2)), integer("axis", 1)), 6, 4);
                        },
                        "Quantize QLinearConv QLinearConv QLinearConcat QLinearConv Dequantize"),
                between(
                        "MaxPool",
                        m -> m.node("MaxPool", List.of(m.conv("x", 4, 4)), ints("kernel_shape", 2, 2)),
                        "MaxPool"),
                between(
                        "AveragePool",
                        m -> m.node("AveragePool", List.of(m.conv("x", 4, 4)), ints("kernel_shape", 2, 2)),
                        "QLinearAveragePool"),
                between(
                        "GlobalAveragePool",
                        m -> m.node("GlobalAveragePool", List.of(m.conv("x", 4, 4))),
                        "QLinearGlobalAveragePool"),
                between("LeakyRelu", m -> m.node("LeakyRelu", List.of(m.conv("x", 4, 4))), "QLinearLeakyRelu"),
                between("Sigmoid", m -> m.node("Sigmoid", List.of(m.conv("x", 4, 4))), "QLinearSigmoid"),
                between(
                        "Transpose",
                        m -> m.node("Transpose", List.of(m.conv("x", 4, 4)), ints("perm", 0, 1, 3, 2)),
                        "Transpose"),
                between(
                        "Reshape",
                        m -> m.node("Reshape", List.of(m.conv("x", 4, 4), m.longs(-1, 4, 4, 16))),
                        "Reshape"),
                between(
                        "Gather",
                        m -> m.node("Gather", List.of(m.conv("x", 4, 4), m.longs(3, 1, 2, 0)), integer("axis", 1)),
                        "Gather"),
                image(
                        "Split",
                        m -> {
                            m.nodeWithOutputs(
                                    "Split", List.of(m.conv("x", 4, 4)), List.of("a", "b"), integer("axis", 1));
                            return m.node("Sum", List.of(m.conv("a", 2, 4), m.conv("b", 2, 4)));
                        },
                        "Quantize QLinearConv Split QLinearConv Dequantize QLinearConv Dequantize Sum"),
                image(
                        "Unsqueeze, Squeeze",
                        m -> {
                            String wider = m.node("Unsqueeze", List.of(m.conv("x", 4, 4), m.longs(1)));
                            String turned = m.node("Transpose", List.of(wider), ints("perm", 0, 1, 2, 4, 3));
                            return m.conv(m.node("Squeeze", List.of(turned, m.longs(1))), 4, 4);
                        },
                        "Quantize QLinearConv Unsqueeze Transpose Squeeze QLinearConv Dequantize"),
                between(
                        "Slice",
                        m -> m.node("Slice", List.of(m.conv("x", 4, 4), m.longs(0), m.longs(4), m.longs(2))),
                        "Slice"),
                between(
                        "Resize",
                        m -> m.node(
                                "Resize",
                                List.of(m.conv("x", 4, 4), "", m.constant(new float[] {1, 1, 2, 2}, 4)),
                                text("mode", "nearest"),
                                text("coordinate_transformation_mode", "asymmetric")),
                        "Resize"),
                image(
                        "Flatten, Gemm",
                        m -> m.gemm(m.node("Flatten", List.of(m.conv("x", 4, 4))), 256, 10),
                        "Quantize QLinearConv Flatten QGemm"));
    }

    static Stream<Arguments> rowRows() {
        return Stream.of(
                sequence(
                        "Conv of one dimension",
                        m -> m.node("Conv", List.of("x", m.weights(8, 5, 3), m.weights(8))),
                        "Quantize QLinearConv Dequantize"),
                row("Gemm", m -> m.gemm("x", 16, 8), "Quantize QGemm"),
                row(
                        "Gemm, Relu, Gemm",
                        m -> m.gemm(m.node("Relu", List.of(m.gemm("x", 16, 8))), 8, 4),
                        "Quantize QGemm QGemm"),
                row("MatMul", m -> m.matMul("x", 16, 8), "Quantize MatMulIntegerToFloat"),
                row(
                        "MatMul, MatMul",
                        m -> m.matMul(m.matMul("x", 16, 8), 8, 4),
                        "Quantize QLinearMatMul MatMulIntegerToFloat"),
                row(
                        "MatMul and bias",
                        m -> m.node("Add", List.of(m.matMul("x", 16, 8), m.weights(8))),
                        "Quantize MatMulIntegerToFloat"),
                sequence("MatMul of rank 3", m -> m.matMul("x", 16, 8), "Quantize MatMulIntegerToFloat"),
                sequence(
                        "bias first",
                        m -> m.node("Add", List.of(m.weights(8), m.matMul("x", 16, 8))),
                        "Quantize MatMulIntegerToFloat"),
                sequence(
                        "bias, Relu, MatMul",
                        m -> m.matMul(
                                m.node("Relu", List.of(m.node("Add", List.of(m.matMul("x", 16, 8), m.weights(8))))),
                                8,
                                4),
                        "Quantize MatMulIntegerToFloat Quantize MatMulIntegerToFloat"),
                sequence(
                        "three MatMul of one tensor",
                        m -> m.node("Sum", List.of(m.matMul("x", 16, 8), m.matMul("x", 16, 8), m.matMul("x", 16, 8))),
                        "Quantize MatMulIntegerToFloat MatMulIntegerToFloat MatMulIntegerToFloat Sum"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"imageRows", "rowRows"})
    void becomesIntegerKernels(String name, ModelProto model, String operators) throws Exception {
        for (boolean perChannel : new boolean[] {true, false}) {
            checkFusion(model, operators, perChannel);
        }
    }

    private void checkFusion(ModelProto model, String operators, boolean perChannel) throws Exception {
        PassContext context = new PassContext(RandomData.npz(folder, model, 64), 1);

        ModelProto quantized = new StaticInt8Pass(new StaticInt8(Calibration.MINMAX, perChannel)).apply(model, context);

        assertThat(Answers.fusedOperators(quantized)).containsExactly(full(operators));
        assertThat(context.actions()).extracting(NodeAction::action).containsOnly("quantized");
        // Eight bits are good for about one percent of each of the few products here.
        assertThat(Answers.relativeError(Answers.of(model), Answers.of(quantized)))
                .isLessThan(0.06);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 11, 12, 13, 17, 21, 22})
    void theOperatorsOfOldOpsetsFuseLikeThoseOfNewOnes(long opset) throws Exception {
        FloatModel builder = new FloatModel(opset).input("x", 4, 8, 8);
        ModelProto model = builder.outputs(builder.node("Relu", List.of(builder.conv("x", 4, 8))));
        PassContext context = new PassContext(RandomData.npz(folder, model, 64), 1);

        ModelProto quantized = new StaticInt8Pass(new StaticInt8(Calibration.MINMAX, true)).apply(model, context);

        assertThat(Answers.fusedOperators(quantized)).containsExactly(full("Quantize QLinearConv Dequantize"));
    }

    private static String residual(FloatModel m) {
        String start = m.node("Relu", List.of(m.conv("x", 4, 4)));
        return m.conv(m.node("Relu", List.of(m.node("Add", List.of(start, m.conv(start, 4, 4))))), 4, 4);
    }

    private static String clip(FloatModel m, String input, float min, float max) {
        return m.node("Clip", List.of(input, m.constant(new float[] {min}), m.constant(new float[] {max})));
    }

    /** A model between two convolutions; the second one gives the first a reason to stay in integers. */
    private static Arguments between(String name, Body middle, String operator) {
        return image(
                name,
                m -> m.conv(middle.apply(m), 4, 4),
                "Quantize QLinearConv " + operator + " QLinearConv Dequantize");
    }

    private static Arguments image(String name, Body body, String operators) {
        FloatModel model = FloatModel.of(4, 8, 8);
        return Arguments.of(name, model.outputs(body.apply(model)), operators);
    }

    private static Arguments row(String name, Body body, String operators) {
        FloatModel model = FloatModel.of(16);
        return Arguments.of(name, model.outputs(body.apply(model)), operators);
    }

    private static Arguments sequence(String name, Body body, String operators) {
        FloatModel model = FloatModel.of(5, 16);
        return Arguments.of(name, model.outputs(body.apply(model)), operators);
    }

    private static String[] full(String operators) {
        return Stream.of(operators.split(" "))
                .map(name -> name.endsWith("uantize") ? name + "Linear" : name)
                .toArray(String[]::new);
    }

    /** Adds nodes and returns the last tensor. */
    private interface Body {
        String apply(FloatModel model);
    }
}

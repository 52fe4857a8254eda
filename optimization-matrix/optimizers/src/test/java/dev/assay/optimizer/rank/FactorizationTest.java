package dev.assay.optimizer.rank;

import static dev.assay.optimizer.graph.MicroModel.integer;
import static dev.assay.optimizer.graph.MicroModel.integers;
import static dev.assay.optimizer.graph.MicroModel.number;
import static dev.assay.optimizer.graph.MicroModel.ofRank;
import static dev.assay.optimizer.graph.MicroModel.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.MicroModel;
import dev.assay.optimizer.graph.OrtAnswer;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassContract;
import dev.assay.sweep.axis.Rank;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrices here are 12 × 8 of rank 3, so that a kept rank of 4 or 3 gives the same answers as before. */
class FactorizationTest implements PassContract {
    private static final Offset<Float> ROUNDING = within(1e-4f);
    private static final float[] MATRIX = ofRank(3, 12, 8);

    private final PassContext context = context();

    @Override
    public Pass pass() {
        return new Factorization(new Rank(0.5));
    }

    @Override
    public ModelProto model() {
        return matMul(random(1, 96));
    }

    @Test
    void matMulOfLowRankAnswersAsBefore() throws Exception {
        ModelProto model = matMul(MATRIX);

        checkSameAnswer(model);

        assertThat(context.actions())
                .containsExactly(new NodeAction(
                        "y/node",
                        "MatMul",
                        "factorized",
                        "rank 4 of 8, multiplications per position 96 → 80 (83 %), 100.0 % of the energy"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 1", "1, 0, 1, 1", "0, 1, 1, 1", "1, 1, 0.5, 2"})
    void gemmOfLowRankAnswersAsBefore(long transA, long transB, float alpha, float beta) throws Exception {
        for (Long[] bias : List.of(new Long[] {8L}, new Long[] {5L, 1L}, new Long[] {5L, 8L}, new Long[] {})) {
            checkSameAnswer(new MicroModel(13)
                    .input("x", transA == 1 ? 12 : 5, transA == 1 ? 5 : 12)
                    .output("y", 5, 8)
                    .constant("w", transB == 1 ? transposed(MATRIX, 12, 8) : MATRIX, shape(transB, 12, 8))
                    .constant("b", random(5, Math.toIntExact(FloatTensor.elements(List.of(bias)))), bias)
                    .node(
                            "Gemm",
                            "x w b",
                            "y",
                            integer("transA", transA),
                            integer("transB", transB),
                            number("alpha", alpha),
                            number("beta", beta))
                    .build());
        }
    }

    @Test
    void gemmWithoutBiasAnswersAsBefore() throws Exception {
        checkSameAnswer(new MicroModel(13)
                .input("x", 12, 5)
                .output("y", 5, 8)
                .constant("w", MATRIX, 12L, 8L)
                .node("Gemm", "x w", "y", integer("transA", 1))
                .build());
    }

    @Test
    void gemmOfAnOldOpsetStaysValid() throws Exception {
        checkSameAnswer(oldGemm(0));

        ModelProto turned = oldGemm(1);
        assertThat(pass().apply(turned, context)).isSameAs(turned);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1, true", "2, 0, 1, true", "1, 1, 1, true", "2, 1, 2, false"})
    void convolutionOfLowRankAnswersAsBefore(long stride, long pad, long dilation, boolean hasBias) throws Exception {
        long size = (7 + 2 * pad - 1) / stride + 1;
        MicroModel model = new MicroModel(13)
                .input("x", 2, 12, 7, 7)
                .output("y", 2, 8, size, size)
                .constant("w", transposed(MATRIX, 12, 8), 8L, 12L, 1L, 1L)
                .constant("b", random(5, 8), 8L)
                .node(
                        "Conv",
                        hasBias ? "x w b" : "x w",
                        "y",
                        integers("strides", stride, stride),
                        integers("pads", pad, pad, pad, pad),
                        integers("dilations", dilation, dilation),
                        integers("kernel_shape", 1L, 1L));

        checkSameAnswer(model.build());
    }

    @Test
    void firstConvolutionTakesTheStrideAndTheSecondTheBias() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 12, 6)
                .output("y", 1, 8, 3)
                .constant("w", transposed(MATRIX, 12, 8), 8L, 12L, 1L)
                .constant("b", random(5, 8), 8L)
                .node("Conv", "x w b", "y", integers("strides", 2L))
                .build();

        List<NodeProto> nodes = pass().apply(model, context).getGraph().getNodeList();

        assertThat(nodes).hasSize(2);
        assertThat(nodes.get(0).getAttributeList())
                .extracting(AttributeProto::getName)
                .containsExactly("strides");
        assertThat(nodes.get(0).getInputList()).containsExactly("x", "w/narrow");
        assertThat(nodes.get(1).getAttributeList()).isEmpty();
        assertThat(nodes.get(1).getInputList()).containsExactly("y/narrow", "w/widen", "b");
    }

    @Test
    void weightsOfTwoReadersAreFactorizedOnceAndTheOldOnesGo() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 12)
                .input("z", 1, 12)
                .output("y", 1, 8)
                .constant("w", MATRIX, 12L, 8L)
                .node("MatMul", "x w", "a")
                .node("MatMul", "z w", "b")
                .node("Add", "a b", "y")
                .build();

        ModelProto factorized = checkSameAnswer(model);

        assertThat(factorized.getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("w/narrow", "w/widen");
    }

    @Test
    void weightsThatAnotherOperatorReadsStayInTheFile() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 12, 12)
                .output("y", 12, 8)
                .constant("w", MATRIX, 12L, 8L)
                .node("MatMul", "x w", "a")
                .node("Add", "a w", "y")
                .build();

        assertThat(checkSameAnswer(model).getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("w", "w/narrow", "w/widen");
    }

    @Test
    void transposeOfAConstantGoesWithItsConstant() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 12)
                .output("y", 1, 8)
                .node(
                        "Constant",
                        "",
                        "w",
                        MicroModel.value(FloatTensor.floats("", transposed(MATRIX, 12, 8), List.of(8L, 12L))))
                .node("Transpose", "w", "t", integers("perm", 1L, 0L))
                .node("MatMul", "x t", "y")
                .build();

        assertThat(checkSameAnswer(model).getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("MatMul", "MatMul");
    }

    @Test
    void newNamesAvoidTakenOnes() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 12)
                .output("y", 1, 8)
                .constant("w", MATRIX, 12L, 8L)
                .constant("w/narrow", random(9, 8), 8L)
                .node("MatMul", "x w", "a")
                .node("Add", "a w/narrow", "y")
                .build();

        assertThat(checkSameAnswer(model).getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("w/narrow", "w/narrow_2", "w/widen");
    }

    @Test
    void keptShareOfTheEnergyIsThatOfTheSquaredSingularValues() throws Exception {
        float[] diagonal = new float[16];
        for (int i = 0; i < 4; i++) {
            diagonal[i * 5] = 4 - i;
        }

        assertThat(Factors.of(diagonal, 4, 4, 2).orElseThrow().energy()).isEqualTo(25.0 / 30, within(1e-12));
        assertThat(Factors.of(new float[16], 4, 4, 1).orElseThrow().energy()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.95})
    void rankThatSavesNothingLeavesTheModelAndSaysSo(double fraction) throws Exception {
        ModelProto model = matMul(MATRIX);

        assertThat(new Factorization(new Rank(fraction)).apply(model, context)).isSameAs(model);
        assertThat(context.actions()).extracting(NodeAction::action).containsExactly("left alone");
        assertThat(context.actions().get(0).detail()).contains("of 8, multiplications per position 96 → ");
        assertThat(context.warnings()).singleElement().asString().contains("saves nothing");
    }

    @Test
    void fullRankLeavesTheModel() throws Exception {
        ModelProto model = model();

        assertThat(new Factorization(Rank.FULL).apply(model, context)).isSameAs(model);
        assertThat(context.actions()).isEmpty();
    }

    @Test
    void weightsThatAreNotFiniteAreLeftAlone() throws Exception {
        float[] weights = MATRIX.clone();
        weights[5] = Float.NaN;
        ModelProto model = matMul(weights);

        assertThat(pass().apply(model, context)).isSameAs(model);
        assertThat(context.actions()).extracting(NodeAction::detail).containsExactly("its weights are not finite");
    }

    private ModelProto checkSameAnswer(ModelProto model) throws Exception {
        ModelProto factorized = pass().apply(model, context);
        float[] expected = OrtAnswer.of(model);
        float[] found = OrtAnswer.of(factorized);

        assertThat(factorized).isNotEqualTo(model);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isEqualTo(expected[i], ROUNDING);
        }
        return factorized;
    }

    /** With a batch before the matrix. */
    private static ModelProto matMul(float[] weights) {
        return new MicroModel(13)
                .input("x", 2, 3, 12)
                .output("y", 2, 3, 8)
                .constant("w", weights, 12L, 8L)
                .node("MatMul", "x w", "y")
                .build();
    }

    private static ModelProto oldGemm(long transA) {
        return new MicroModel(9)
                .input("x", transA == 1 ? 12 : 5, transA == 1 ? 5 : 12)
                .output("y", 5, 8)
                .constant("w", MATRIX, 12L, 8L)
                .constant("b", random(5, 8), 8L)
                .node("Gemm", "x w b", "y", integer("transA", transA))
                .build();
    }

    private static Long[] shape(long transposed, long rows, long columns) {
        return transposed == 1 ? new Long[] {columns, rows} : new Long[] {rows, columns};
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            turned[i % columns * rows + i / columns] = matrix[i];
        }
        return turned;
    }
}

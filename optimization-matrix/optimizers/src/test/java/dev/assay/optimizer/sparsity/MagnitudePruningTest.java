package dev.assay.optimizer.sparsity;

import static dev.assay.optimizer.sparsity.PrunedLayer.only;
import static dev.assay.optimizer.sparsity.PrunedLayer.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.MicroModel;
import dev.assay.optimizer.graph.OrtAnswer;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassContract;
import dev.assay.sweep.axis.Sparsity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagnitudePruningTest implements PassContract {
    private final PassContext context = context();

    @Override
    public Pass pass() {
        return new MagnitudePruning(new Sparsity.Unstructured(0.5));
    }

    @Override
    public ModelProto model() {
        return new MicroModel(13)
                .input("x", 1, 3, 6, 6)
                .output("y", 1, 5, 4, 4)
                .constant("w", MicroModel.random(1, 135), 5L, 3L, 3L, 3L)
                .constant("b", MicroModel.random(2, 5), 5L)
                .node("Conv", "x w b", "y")
                .build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9, 0.99})
    void exactlyTheRoundedShareOfEachLayerIsZero(double fraction) throws Exception {
        ModelProto pruned = new MagnitudePruning(new Sparsity.Unstructured(fraction)).apply(model(), context);

        assertThat(zeros(pruned, "w")).isEqualTo(Math.round(fraction * 135));
        assertThat(zeros(pruned, "b")).isZero();
    }

    @Test
    void smallestFallAndOfEqualOnesTheFirst() throws Exception {
        ModelProto pruned = pass().apply(matMul(new float[] {3, -1, 1, 1, -4, -1}, 3L, 2L), context);

        assertThat(PrunedLayer.values(pruned, "w")).containsExactly(3, 0, 0, 0, -4, -1);
    }

    @Test
    void weightsOfTwoReadersArePrunedOnce() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 4)
                .output("y", 1, 4)
                .constant("w", MicroModel.random(1, 16), 4L, 4L)
                .node("MatMul", "x w", "h")
                .node("MatMul", "h w", "y")
                .build();

        ModelProto pruned = pass().apply(model, context);

        assertThat(zeros(pruned, "w")).isEqualTo(8);
        assertThat(context.actions()).extracting(NodeAction::action).containsExactly("pruned", "pruned");
        assertThat(context.warnings())
                .first()
                .asString()
                .contains("8 of 16 weights", "50.0 % of all 16 float32 constants");
    }

    @Test
    void weightsThatAnotherOperatorReadsAreLeftAlone() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 4, 4)
                .output("y", 4, 4)
                .constant("w", MicroModel.random(1, 16), 4L, 4L)
                .node("MatMul", "x w", "h")
                .node("Add", "h w", "y")
                .build();

        assertThat(pass().apply(model, context)).isEqualTo(model);
        assertThat(only(context))
                .isEqualTo(
                        new NodeAction("h/node", "MatMul", "left alone", "its weights are also read by y/node (Add)"));
    }

    @Test
    void weightsThatASubgraphReadsAreLeftAlone() throws Exception {
        GraphProto body = GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder().setOpType("Relu").addInput("w").addOutput("inner"))
                .addOutput(ValueInfoProto.newBuilder().setName("inner"))
                .build();
        ModelProto model = new MicroModel(13)
                .input("x", 4, 4)
                .output("y", 4, 4)
                .constant("w", MicroModel.random(1, 16), 4L, 4L)
                .node("MatMul", "x w", "y")
                .node("If", "c", "z", MicroModel.body("then_branch", body))
                .build();

        assertThat(pass().apply(model, context)).isEqualTo(model);
        assertThat(only(context).detail()).isEqualTo("its weights are also read by z/node (If)");
    }

    @Test
    void depthwiseConvolutionsAreLeftAlone() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 4, 6, 6)
                .output("y", 1, 4, 4, 4)
                .constant("w", MicroModel.random(1, 36), 4L, 1L, 3L, 3L)
                .node("Conv", "x w", "y", MicroModel.integer("group", 4))
                .build();

        assertThat(pass().apply(model, context)).isEqualTo(model);
        assertThat(only(context).detail()).contains("depthwise");
        assertThat(context.warnings()).containsExactly("sparsity 0.5: no layer was pruned");
    }

    @Test
    void weightsInAConstantNodeBehindATransposeArePruned() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 4)
                .output("y", 1, 3)
                .node(
                        "Constant",
                        "",
                        "w",
                        MicroModel.value(FloatTensor.floats("", MicroModel.random(1, 12), List.of(3L, 4L))))
                .node("Transpose", "w", "t")
                .node("MatMul", "x t", "y")
                .build();

        ModelProto pruned = pass().apply(model, context);

        float[] values =
                FloatTensor.values(pruned.getGraph().getNode(0).getAttribute(0).getT());
        assertThat(values).hasSize(12);
        assertThat(PrunedLayer.zeros(values)).isEqualTo(6);
        assertThat(OrtAnswer.of(pruned)).hasSize(3);
    }

    @Test
    void weightsThatTheCallerMaySetAreLeftAlone() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 2)
                .input("w", 2, 2)
                .output("y", 1, 2)
                .constant("w", new float[] {1, 2, 3, 4}, 2L, 2L)
                .node("MatMul", "x w", "y")
                .build();

        assertThat(pass().apply(model, context)).isEqualTo(model);
        assertThat(only(context).detail()).contains("which a caller may set");
    }

    @Test
    void productsOfTwoActivationsAreLeftAlone() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 2, 2)
                .output("y", 2, 2)
                .node("Relu", "x", "r")
                .node("MatMul", "x r", "y")
                .build();

        assertThat(pass().apply(model, context)).isEqualTo(model);
        assertThat(only(context).detail()).isEqualTo("its second factor is computed by Relu");
    }

    private static ModelProto matMul(float[] weights, Long rows, Long columns) {
        return new MicroModel(13)
                .input("x", 1, rows)
                .output("y", 1, columns)
                .constant("w", weights, rows, columns)
                .node("MatMul", "x w", "y")
                .build();
    }
}

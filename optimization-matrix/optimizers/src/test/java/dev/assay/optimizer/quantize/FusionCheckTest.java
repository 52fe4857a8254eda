package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.pass.NodeAction;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusionCheckTest {
    @TempDir
    Path folder;

    @Test
    void aNodeWithoutItsQuantizedOutputIsNamedAsUnfused() throws Exception {
        ModelProto broken = withoutLastPair(quantizedConv());

        FusionCheck.Fusion fusion = FusionCheck.check(broken, Map.of("n0", false));

        assertThat(fusion.fused()).isZero();
        assertThat(fusion.unfused()).containsKey("n0");
        assertThat(fusion.unfused().get("n0")).contains("no integer kernel for this Conv");
    }

    @Test
    void aFusedNodeIsCounted() throws Exception {
        assertThat(FusionCheck.check(quantizedConv(), Map.of("n0", false)))
                .isEqualTo(new FusionCheck.Fusion(1, Map.of()));
    }

    @Test
    void aProductThatCannotBeFoundAgainIsNotTakenForFused() throws Exception {
        FusionCheck.Fusion fusion = FusionCheck.check(quantizedConv(), Map.of("lost", false, "merged", true));

        assertThat(fusion.fused()).isEqualTo(1);
        assertThat(fusion.unfused()).containsOnlyKeys("lost");
    }

    @Test
    void anUnfusedNodeIsALineAndAWarningForTheUser() throws Exception {
        PassContext context = new PassContext(null, 1);

        FusionReport.write(withoutLastPair(quantizedConv()), Map.of("n0", false), context);

        assertThat(context.actions()).extracting(NodeAction::action).containsExactly("not fused");
        assertThat(context.warnings())
                .containsExactly("1 of 1 quantized nodes run in float32 between conversions: [n0]");
    }

    private ModelProto quantizedConv() throws Exception {
        FloatModel builder = FloatModel.of(4, 8, 8);
        ModelProto model = builder.outputs(builder.conv("x", 4, 4));
        return new StaticInt8Pass(new StaticInt8(Calibration.MINMAX, true))
                .apply(model, new PassContext(RandomData.npz(folder, model, 8), 1));
    }

    /** The convolution then gives the output itself, in float32. */
    private static ModelProto withoutLastPair(ModelProto model) {
        List<NodeProto> nodes = model.getGraph().getNodeList();
        NodeProto conv = nodes.stream()
                .filter(node -> node.getOpType().equals("Conv"))
                .findFirst()
                .orElseThrow();
        ModelProto.Builder broken = model.toBuilder();
        broken.getGraphBuilder().clearNode();
        for (NodeProto node : nodes.subList(0, nodes.indexOf(conv))) {
            broken.getGraphBuilder().addNode(node);
        }
        broken.getGraphBuilder()
                .addNode(conv.toBuilder()
                        .setOutput(0, model.getGraph().getOutput(0).getName()));
        return broken.build();
    }
}

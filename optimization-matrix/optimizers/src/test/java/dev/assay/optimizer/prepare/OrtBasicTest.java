package dev.assay.optimizer.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.onnx.ModelFile;
import dev.assay.optimizer.onnx.Operators;
import dev.assay.optimizer.pass.PassContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrtBasicTest {
    private final PassContext context = new PassContext(null, 1);

    private static ModelProto digits(String name) throws Exception {
        return ModelFile.read(Path.of("../examples/digits/models", name + ".onnx"));
    }

    @Test
    void givesTheSameBytesEveryTime() throws Exception {
        ModelProto model = digits("vit-digits");

        assertThat(new OrtBasic().apply(model, context).toByteString())
                .isEqualTo(new OrtBasic().apply(model, context).toByteString());
    }

    @Test
    void keepsWhoMadeTheModelAndWhatItTakes() throws Exception {
        ModelProto model = digits("mobilenetv2-digits").toBuilder()
                .setProducerName("somebody")
                .setDocString("about digits")
                .build();

        ModelProto prepared = new OrtBasic().apply(model, context);

        assertThat(prepared.getProducerName()).isEqualTo("somebody");
        assertThat(prepared.getDocString()).isEqualTo("about digits");
        assertThat(prepared.getOpsetImportList()).isEqualTo(model.getOpsetImportList());
        assertThat(prepared.getGraph().getInput(0).getType())
                .isEqualTo(model.getGraph().getInput(0).getType());
        assertThat(Operators.count(prepared.getGraph())).doesNotContainKeys("BatchNormalization", "Constant");
    }

    @Test
    void keepsMatMulAndAddApart() throws Exception {
        ModelProto model = digits("vit-digits");

        assertThat(Operators.count(new OrtBasic().apply(model, context).getGraph())
                        .get("MatMul"))
                .isEqualTo(Operators.count(model.getGraph()).get("MatMul"));
    }

    @Test
    void foldsTransposedWeights() throws Exception {
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("transposed")
                        .addInput(value("x", 1, 2))
                        .addOutput(value("y", 1, 3))
                        .addInitializer(FloatTensor.floats("w", new float[] {1, 2, 3, 4, 5, 6}, List.of(3L, 2L)))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Transpose")
                                .addInput("w")
                                .addOutput("t")
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("perm")
                                        .setType(AttributeProto.AttributeType.INTS)
                                        .addInts(1)
                                        .addInts(0)))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("MatMul")
                                .addInput("x")
                                .addInput("t")
                                .addOutput("y")))
                .build();

        GraphProto prepared = new OrtBasic().apply(model, context).getGraph();

        assertThat(prepared.getNodeList()).extracting(NodeProto::getOpType).containsExactly("MatMul");
        assertThat(prepared.getInitializerList()).hasSize(1);
        assertThat(FloatTensor.values(prepared.getInitializer(0))).containsExactly(1, 3, 5, 2, 4, 6);
    }

    private static ValueInfoProto value(String name, long... dims) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(FloatTensor.FLOAT);
        for (long dim : dims) {
            tensor.getShapeBuilder().addDim(Dimension.newBuilder().setDimValue(dim));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}

package dev.assay.optimizer.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.prepare.OrtBasic;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Quantization.StaticInt8;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old exporters list every weight among the inputs; such a model is quantized like any other. */
class DefaultedInputsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 8})
    void weightsThatAreAlsoInputsAreQuantized(long irVersion) throws Exception {
        FloatModel builder = new FloatModel(9).input("x", 4, 8, 8);
        ModelProto model = builder.outputs(builder.node("Relu", List.of(builder.conv("x", 4, 4))));
        PassContext context = new PassContext(RandomData.npz(folder, model, 8), 1);

        ModelProto prepared = new OrtBasic().apply(withWeightsAsInputs(model, irVersion), context);
        ModelProto quantized = new StaticInt8Pass(new StaticInt8(Calibration.MINMAX, true)).apply(prepared, context);

        assertThat(quantized.getGraph().getInputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("x");
        assertThat(Answers.fusedOperators(quantized))
                .containsExactly("QuantizeLinear", "QLinearConv", "DequantizeLinear");
    }

    private static ModelProto withWeightsAsInputs(ModelProto model, long irVersion) {
        ModelProto.Builder old = model.toBuilder().setIrVersion(irVersion);
        for (TensorProto weight : model.getGraph().getInitializerList()) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            weight.getDimsList()
                    .forEach(size ->
                            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
            old.getGraphBuilder()
                    .addInput(ValueInfoProto.newBuilder()
                            .setName(weight.getName())
                            .setType(TypeProto.newBuilder()
                                    .setTensorType(TypeProto.Tensor.newBuilder()
                                            .setElemType(FloatTensor.FLOAT)
                                            .setShape(shape))));
        }
        return old.build();
    }
}

package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.assay.optimizer.graph.FloatTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Builds small float32 models with seeded random weights. The input is {@code x}, with a free first dimension. */
final class FloatModel {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("micro");
    private final Random random = new Random(7);
    private final long opset;
    private int count;

    FloatModel(long opset) {
        this.opset = opset;
    }

    /** Opset 13 with the input {@code x} of this shape for each example. */
    static FloatModel of(long... exampleShape) {
        return new FloatModel(13).input("x", exampleShape);
    }

    FloatModel input(String name, long... exampleShape) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        Arrays.stream(exampleShape)
                .forEach(size ->
                        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(FloatTensor.FLOAT)
                                .setShape(shape))));
        return this;
    }

    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = operator.toLowerCase(Locale.ROOT) + count++;
        nodeWithOutputs(operator, inputs, List.of(output), attributes);
        return output;
    }

    void nodeWithOutputs(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName("n" + graph.getNodeCount())
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    /** A 3×3 convolution with padding and a bias. */
    String conv(String input, int from, int to) {
        return node("Conv", List.of(input, weights(to, from, 3, 3), weights(to)), ints("pads", 1, 1, 1, 1));
    }

    String matMul(String input, int from, int to) {
        return node("MatMul", List.of(input, weights(from, to)));
    }

    String gemm(String input, int from, int to) {
        return node("Gemm", List.of(input, weights(to, from), weights(to)), integer("transB", 1));
    }

    /** Values in [-0.5, 0.5). */
    String weights(long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return constant(values, shape);
    }

    String constant(float[] values, long... shape) {
        String name = "c" + count++;
        graph.addInitializer(
                FloatTensor.floats(name, values, Arrays.stream(shape).boxed().toList()));
        return name;
    }

    String longs(long... values) {
        String name = "c" + count++;
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes.array())));
        return name;
    }

    /** Ends the model with these outputs. */
    ModelProto outputs(String... names) {
        for (String name : names) {
            graph.addOutput(ValueInfoProto.newBuilder().setName(name));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(graph)
                .build();
    }

    static AttributeProto integer(String name, long value) {
        return GraphWriter.integer(name, value);
    }

    static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }
}

package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes a model of a few nodes, all in float32. */
public final class MicroModel {
    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("micro");
    private final long opset;

    public MicroModel(long opset) {
        this.opset = opset;
    }

    public MicroModel input(String name, long... shape) {
        graph.addInput(tensor(name, shape));
        return this;
    }

    public MicroModel output(String name, long... shape) {
        graph.addOutput(tensor(name, shape));
        return this;
    }

    public MicroModel constant(String name, float[] values, Long... shape) {
        return constant(FloatTensor.floats(name, values, List.of(shape)));
    }

    public MicroModel constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /** Inputs separated by a space; the node is named as its output with {@code /node}. */
    public MicroModel node(String operator, String inputs, String output, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output + "/node")
                .addOutput(output);
        if (!inputs.isEmpty()) {
            node.addAllInput(Arrays.asList(inputs.split(" ")));
        }
        graph.addNode(node.addAllAttribute(List.of(attributes)));
        return this;
    }

    public ModelProto build() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto integers(String name, Long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(values))
                .build();
    }

    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto value(TensorProto tensor) {
        return AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor)
                .build();
    }

    public static AttributeProto body(String name, GraphProto graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    public static float[] random(long seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Row-major, rows × columns. */
    public static float[] ofRank(int rank, int rows, int columns) {
        float[] left = random(rank, rows * rank);
        float[] right = random(rank + 1L, rank * columns);
        float[] product = new float[rows * columns];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < rank; k++) {
                product[i] += left[i / columns * rank + k] * right[k * columns + i % columns];
            }
        }
        return product;
    }

    private static ValueInfoProto tensor(String name, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDim(Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(FloatTensor.FLOAT)
                                .setShape(dimensions)))
                .build();
    }
}

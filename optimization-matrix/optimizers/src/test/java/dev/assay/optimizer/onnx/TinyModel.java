package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** One MatMul, x[n, 2] × w[2, 3] = y, to be broken in one place by a test. */
final class TinyModel {
    private TinyModel() {}

    static ModelProto.Builder sound() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("tiny")
                        .addInput(value("x", -1, 2))
                        .addOutput(value("y", -1, 3))
                        .addInitializer(weights())
                        .addNode(node("MatMul", "multiply", List.of("x", "w"), "y")));
    }

    static TensorProto weights() {
        return TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(2)
                .addDims(3)
                .setRawData(ByteString.copyFrom(new byte[24]))
                .build();
    }

    static TensorProto outside(String... keysAndValues) {
        TensorProto.Builder tensor =
                weights().toBuilder().clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(keysAndValues[i]).setValue(keysAndValues[i + 1]));
        }
        return tensor.build();
    }

    static NodeProto node(String operator, String name, List<String> inputs, String... outputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addAllOutput(List.of(outputs))
                .build();
    }

    /** A dimension of -1 is free. */
    static ValueInfoProto value(String name, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long dim : dims) {
            if (dim == -1) {
                shape.addDimBuilder().setDimParam("n");
            } else {
                shape.addDimBuilder().setDimValue(dim);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}

package dev.assay.optimizer.inspect;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.sweep.ModelFacts.TensorFacts;
import java.util.List;
import java.util.Locale;

/** Says in the words of a sweep what an input or output is. */
final class Tensors {
    private static final long ANY_SIZE = -1;

    private Tensors() {}

    static TensorFacts facts(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        List<Long> shape =
                tensor.getShape().getDimList().stream().map(Tensors::size).toList();
        return new TensorFacts(value.getName(), elementType(value.getType()), shape);
    }

    private static String elementType(TypeProto type) {
        if (!type.hasTensorType()) {
            return type.getValueCase().name().toLowerCase(Locale.ROOT).replace("_type", "");
        }
        TensorProto.DataType name =
                TensorProto.DataType.forNumber(type.getTensorType().getElemType());
        return name == null
                ? "type " + type.getTensorType().getElemType()
                : name.name().toLowerCase(Locale.ROOT);
    }

    private static long size(Dimension dimension) {
        return dimension.hasDimValue() && dimension.getDimValue() >= 0 ? dimension.getDimValue() : ANY_SIZE;
    }
}

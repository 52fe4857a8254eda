package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.OptionalLong;

/** Whether every constant has as many values as its shape says: who believes a shape reserves memory for it. */
final class TensorCheck {
    private TensorCheck() {}

    static void check(GraphProto graph, List<String> problems) {
        for (TensorProto tensor : graph.getInitializerList()) {
            check("initializer " + Quoted.name(tensor.getName()), tensor, problems);
        }
        for (NodeProto node : graph.getNodeList()) {
            for (AttributeProto attribute : node.getAttributeList()) {
                String where = node.getOpType() + " " + GraphCheck.label(node) + ", attribute "
                        + Quoted.name(attribute.getName());
                if (attribute.hasT()) {
                    check(where, attribute.getT(), problems);
                }
                attribute.getTensorsList().forEach(tensor -> check(where, tensor, problems));
            }
            Operators.subgraphs(node).forEach(subgraph -> check(subgraph, problems));
        }
    }

    private static void check(String where, TensorProto tensor, List<String> problems) {
        if (tensor.getDataType() == TensorProto.DataType.UNDEFINED_VALUE) {
            problems.add(where + ": no element type; expected one, such as float");
            return;
        }
        OptionalLong elements = ElementBytes.elements(tensor.getDimsList());
        if (elements.isEmpty()) {
            problems.add(where + ": shape " + shape(tensor) + "; expected dimensions of at least 0 whose product fits"
                    + " 63 bits");
            return;
        }
        if (tensor.hasRawData()) {
            checkRaw(where, tensor, elements.getAsLong(), problems);
        } else {
            checkListed(where, tensor, elements.getAsLong(), problems);
        }
    }

    private static void checkRaw(String where, TensorProto tensor, long elements, List<String> problems) {
        int halfBytes = ElementBytes.halfBytes(tensor.getDataType());
        if (halfBytes == 0) {
            return;
        }
        OptionalLong expected = ElementBytes.bytes(elements, halfBytes);
        int found = tensor.getRawData().size();
        if (expected.isEmpty() || expected.getAsLong() != found) {
            problems.add(where + ": " + found + " bytes; expected "
                    + (expected.isEmpty() ? "a size that a file can have" : expected.getAsLong())
                    + " for the shape " + shape(tensor));
        }
    }

    private static void checkListed(String where, TensorProto tensor, long elements, List<String> problems) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == null) {
            return;
        }
        long found = listed(type, tensor);
        long expected = switch (type) {
            case COMPLEX64, COMPLEX128 -> elements * 2;
            case UINT4, INT4 -> elements / 2 + elements % 2;
            default -> elements;
        };
        if (found != expected) {
            problems.add(where + ": " + found + " values; expected " + expected + " for the shape " + shape(tensor));
        }
    }

    private static int listed(TensorProto.DataType type, TensorProto tensor) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> tensor.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            case STRING -> tensor.getStringDataCount();
            case INT32, INT16, INT8, INT4, UINT16, UINT8, UINT4, BOOL, FLOAT16, BFLOAT16 -> tensor.getInt32DataCount();
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> tensor.getInt32DataCount();
            case UNDEFINED -> 0;
        };
    }

    private static String shape(TensorProto tensor) {
        return Shapes.text(tensor.getDimsList());
    }
}

package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.Wiring;

/** What ONNX Runtime's CPU kernels can do with an operator between dequantized inputs and a quantized output. */
enum Int8Role {
    /** Multiplies with constant weights: Conv, Gemm, MatMul. It is why one quantizes. */
    PRODUCT,
    /** Has an integer kernel for any scales: worth it between products, to stay in integers. */
    ARITHMETIC,
    /** Moves or selects values, so input and output must have the very same scale and zero point. */
    MOVEMENT,
    /** Has no integer kernel; stays in float32. */
    FLOAT;

    /** @param opset of the standard operators */
    static Int8Role of(NodeProto node, long opset) {
        if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
            return FLOAT;
        }
        return switch (node.getOpType()) {
            case "Conv", "Gemm", "MatMul" -> PRODUCT;
            case "Add", "Mul", "Concat", "AveragePool", "GlobalAveragePool", "LeakyRelu", "Sigmoid", "Relu", "Clip" ->
                ARITHMETIC;
            // The int8 form came with opset 12; the second output holds indices.
            case "MaxPool" -> opset >= 12 && node.getOutputCount() == 1 ? MOVEMENT : FLOAT;
            case "Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze", "Slice", "Gather", "Split" -> MOVEMENT;
            case "Resize" -> isNearest(node) ? MOVEMENT : FLOAT;
            default -> FLOAT;
        };
    }

    /** The inputs that carry activations; the others are shapes, indices, weights or bounds. */
    static int activations(NodeProto node) {
        return switch (node.getOpType()) {
            case "Add", "Mul", "Concat" -> node.getInputCount();
            default -> 1;
        };
    }

    private static boolean isNearest(NodeProto node) {
        return Wiring.attribute(node, "mode")
                .map(mode -> mode.getS().toStringUtf8().equals("nearest"))
                .orElse(true);
    }
}

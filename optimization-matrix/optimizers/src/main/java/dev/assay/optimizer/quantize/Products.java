package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;
import java.util.Optional;

/** Reads Conv, Gemm and MatMul nodes with constant weights. */
final class Products {
    private Products() {}

    /** Why the node must stay in float32, or empty if its weights and bias can be integers. */
    static Optional<String> obstacle(NodeProto node, Wiring wiring) {
        String weights = Wiring.input(node, 1);
        if (wiring.isConstant(Wiring.input(node, 0))) {
            return Optional.of("its first factor is constant");
        }
        Optional<TensorProto> tensor = wiring.constant(weights);
        if (tensor.isEmpty()) {
            return Optional.of("its weights are not constant (a product of two activations)");
        }
        if (!FloatTensor.isReadable(tensor.get())) {
            return Optional.of("its weights are not float32 values inside the file");
        }
        if (!FloatTensor.isFinite(tensor.get())) {
            return Optional.of("its weights are not finite");
        }
        return switch (node.getOpType()) {
            case "Gemm" -> gemmObstacle(node, tensor.get(), wiring);
            case "MatMul" ->
                tensor.get().getDimsCount() == 2
                        ? Optional.empty()
                        : Optional.of("its weights have " + tensor.get().getDimsCount() + " dimensions, not 2");
            default -> biasObstacle(node, tensor.get().getDims(0), wiring);
        };
    }

    private static Optional<String> gemmObstacle(NodeProto node, TensorProto weights, Wiring wiring) {
        if (Wiring.number(node, "alpha", 1) != 1
                || Wiring.number(node, "beta", 1) != 1
                || Wiring.integer(node, "transA", 0) != 0) {
            return Optional.of("it has alpha, beta or transA, which the integer kernel does not take");
        }
        return biasObstacle(node, weights.getDims(outputAxis(node)), wiring);
    }

    private static Optional<String> biasObstacle(NodeProto node, long channels, Wiring wiring) {
        String bias = Wiring.input(node, 2);
        if (bias.isEmpty()) {
            return Optional.empty();
        }
        Optional<TensorProto> tensor = wiring.constant(bias);
        if (tensor.isEmpty() || !FloatTensor.isReadable(tensor.get())) {
            return Optional.of("its bias is not a constant in float32");
        }
        return FloatTensor.elements(tensor.get().getDimsList()) == channels
                ? Optional.empty()
                : Optional.of("its bias has not one value per output channel");
    }

    /** Whether this reader of a MatMul's result adds a constant with one value per output channel. */
    static boolean isBiasOf(NodeProto matMul, NodeProto reader, Wiring wiring) {
        if (!reader.getOpType().equals("Add")) {
            return false;
        }
        long channels = wiring.constant(matMul.getInput(1)).orElseThrow().getDims(1);
        return wiring.constant(biasOf(matMul, reader))
                .filter(FloatTensor::isReadable)
                .filter(bias -> bias.getDimsCount() == 1 && bias.getDims(0) == channels)
                .isPresent();
    }

    /** What such an addition adds. */
    static String biasOf(NodeProto matMul, NodeProto addition) {
        return addition.getInput(addition.getInput(0).equals(matMul.getOutput(0)) ? 1 : 0);
    }

    /** The axis of the weights that numbers the output channels. */
    static int outputAxis(NodeProto node) {
        return switch (node.getOpType()) {
            case "Gemm" -> Wiring.integer(node, "transB", 0) == 1 ? 0 : 1;
            case "MatMul" -> 1;
            default -> 0;
        };
    }

    /** How many neighbouring weights belong to one output channel. */
    static int inner(List<Long> shape, int axis) {
        return Math.toIntExact(FloatTensor.elements(shape.subList(axis + 1, shape.size())));
    }
}

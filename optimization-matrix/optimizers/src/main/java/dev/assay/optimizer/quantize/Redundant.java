package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.util.Optional;

/**
 * ReLU and Clip nodes that do nothing once their output is quantized, as the ends of the quantized range cut just as they do. ONNX
 * Runtime drops them when it fuses, so they stay in the graph.
 */
final class Redundant {
    /** The bounds of a Clip; infinite where it has none. */
    record Bounds(float min, float max) {}

    private Redundant() {}

    /** Whether the cut contains zero, as every quantized range does; its other ends then are the ends of the range. */
    static boolean afterQuantization(NodeProto node, Wiring wiring) {
        return switch (node.getOpType()) {
            case "Relu" -> true;
            case "Clip" ->
                bounds(node, wiring)
                        .filter(bounds -> bounds.min() <= 0 && bounds.max() >= 0)
                        .isPresent();
            default -> false;
        };
    }

    /** Empty if a bound is computed at run time. */
    static Optional<Bounds> bounds(NodeProto clip, Wiring wiring) {
        Optional<Float> min = bound(clip, 1, "min", Float.NEGATIVE_INFINITY, wiring);
        Optional<Float> max = bound(clip, 2, "max", Float.POSITIVE_INFINITY, wiring);
        return min.flatMap(low -> max.map(high -> new Bounds(low, high)));
    }

    /** An input since opset 11, an attribute before. */
    private static Optional<Float> bound(NodeProto clip, int index, String attribute, float standard, Wiring wiring) {
        String input = Wiring.input(clip, index);
        if (input.isEmpty()) {
            return Optional.of(
                    Wiring.attribute(clip, attribute).map(AttributeProto::getF).orElse(standard));
        }
        Optional<TensorProto> tensor = wiring.constant(input).filter(FloatTensor::isReadable);
        return tensor.map(FloatTensor::values)
                .filter(values -> values.length == 1)
                .map(values -> values[0]);
    }
}

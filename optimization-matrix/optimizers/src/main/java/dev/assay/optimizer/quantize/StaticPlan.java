package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a graph compute in integers and which tensors therefore are quantized. Nodes are named by their first output.
 *
 * @param nodes that get dequantized inputs
 * @param tensors that are quantized, constants not counted
 * @param integerMade those of the tensors that an integer kernel produces, so that whoever reads them must read them dequantized
 * @param twins tensors that must have the scale and zero point of another one, which is not itself a key
 * @param direct MatMul nodes with a float32 result, which are written as one fused node, and the addition of a constant bias that
 *     each takes in; empty where there is none
 * @param obstacles why a product stays in float32, by node
 */
record StaticPlan(
        Set<String> nodes,
        Set<String> tensors,
        Set<String> integerMade,
        Map<String, String> twins,
        Map<String, String> direct,
        Map<String, String> obstacles) {
    StaticPlan {
        // Not Set.copyOf: its order is another one in every process, and the order of the tensors is the order in the
        // file.
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        tensors = Collections.unmodifiableSet(new LinkedHashSet<>(tensors));
        integerMade = Collections.unmodifiableSet(new LinkedHashSet<>(integerMade));
        twins = Collections.unmodifiableMap(new LinkedHashMap<>(twins));
        direct = Collections.unmodifiableMap(new LinkedHashMap<>(direct));
        obstacles = Collections.unmodifiableMap(new LinkedHashMap<>(obstacles));
    }

    boolean isInteger(NodeProto node) {
        return nodes.contains(node.getOutput(0));
    }

    boolean isDirect(NodeProto node) {
        return direct.containsKey(node.getOutput(0));
    }

    /** Whether the node is a bias that a {@link #direct} node takes in. */
    boolean isTakenIn(NodeProto node) {
        return direct.containsValue(node.getOutput(0));
    }

    /** The tensor that stands for all that share its scale and zero point. */
    String leader(String tensor) {
        return twins.getOrDefault(tensor, tensor);
    }

    /** Whether this node must read the dequantized form of the tensor instead of the tensor itself. */
    boolean readsDequantized(NodeProto node, String tensor) {
        return tensors.contains(tensor) && (isInteger(node) || integerMade.contains(tensor));
    }
}

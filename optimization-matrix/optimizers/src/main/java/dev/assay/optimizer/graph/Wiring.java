package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who reads each tensor of a graph. Nodes keep the order of the graph, which is topological. Immutable. */
public final class Wiring {
    private final GraphProto graph;
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final Set<String> outputs = new HashSet<>();

    public Wiring(GraphProto graph) {
        this.graph = graph;
        Set<String> inputs = new HashSet<>();
        for (ValueInfoProto input : graph.getInputList()) {
            inputs.add(input.getName());
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            // One that is also an input may be overridden by the caller, so its values are not known.
            if (!inputs.contains(tensor.getName())) {
                constants.put(tensor.getName(), tensor);
            }
        }
        graph.getOutputList().forEach(output -> outputs.add(output.getName()));
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
            Set<String> reads = new HashSet<>(node.getInputList());
            addCaptured(node, reads);
            reads.forEach(input ->
                    consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(node));
        }
    }

    /** Subgraphs may read every tensor of the graph around them. */
    private static void addCaptured(NodeProto node, Set<String> reads) {
        for (AttributeProto attribute : node.getAttributeList()) {
            List<GraphProto> subgraphs = new ArrayList<>(attribute.getGraphsList());
            if (attribute.hasG()) {
                subgraphs.add(attribute.getG());
            }
            for (GraphProto subgraph : subgraphs) {
                subgraph.getOutputList().forEach(output -> reads.add(output.getName()));
                for (NodeProto inner : subgraph.getNodeList()) {
                    reads.addAll(inner.getInputList());
                    addCaptured(inner, reads);
                }
            }
        }
    }

    public List<NodeProto> nodes() {
        return graph.getNodeList();
    }

    public Optional<NodeProto> producer(String tensor) {
        return Optional.ofNullable(producers.get(tensor));
    }

    /** The names of all tensors that a node or a subgraph reads. */
    public Set<String> read() {
        return consumers.keySet();
    }

    /** Each node once, however often it reads the tensor. */
    public List<NodeProto> consumers(String tensor) {
        return consumers.getOrDefault(tensor, List.of());
    }

    /** The tensor's values if they are in the file and cannot change. */
    public Optional<TensorProto> constant(String tensor) {
        return Optional.ofNullable(constants.get(tensor));
    }

    public boolean isConstant(String tensor) {
        return constants.containsKey(tensor);
    }

    public boolean isGraphOutput(String tensor) {
        return outputs.contains(tensor);
    }

    /** The only reader of a tensor that is no graph output; empty if there are more or none. */
    public Optional<NodeProto> onlyConsumer(String tensor) {
        List<NodeProto> readers = consumers(tensor);
        return readers.size() == 1 && !isGraphOutput(tensor) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    /** An optional input that is left out has an empty name. */
    public static String input(NodeProto node, int index) {
        return index < node.getInputCount() ? node.getInput(index) : "";
    }

    public static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    public static long integer(NodeProto node, String name, long standard) {
        return attribute(node, name).map(AttributeProto::getI).orElse(standard);
    }

    public static float number(NodeProto node, String name, float standard) {
        return attribute(node, name).map(AttributeProto::getF).orElse(standard);
    }
}

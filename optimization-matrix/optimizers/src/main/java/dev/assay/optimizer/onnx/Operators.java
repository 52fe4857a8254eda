package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Walks over every node of a graph, those of its subgraphs included. */
public final class Operators {
    private Operators() {}

    /** How many nodes of each operator there are. */
    public static Map<String, Integer> count(GraphProto graph) {
        Map<String, Integer> counts = new TreeMap<>();
        forEachNode(graph, node -> counts.merge(node.getOpType(), 1, Integer::sum));
        return counts;
    }

    /** A node before the nodes of its subgraphs. */
    public static void forEachNode(GraphProto graph, Consumer<NodeProto> action) {
        for (NodeProto node : graph.getNodeList()) {
            action.accept(node);
            subgraphs(node).forEach(subgraph -> forEachNode(subgraph, action));
        }
    }

    /** The bodies of an If, Loop or Scan; empty for other nodes. */
    public static List<GraphProto> subgraphs(NodeProto node) {
        List<GraphProto> subgraphs = new ArrayList<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                subgraphs.add(attribute.getG());
            }
            subgraphs.addAll(attribute.getGraphsList());
        }
        return subgraphs;
    }
}

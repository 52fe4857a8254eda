package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** The bodies of If, Loop and Scan nodes. */
public final class Subgraphs {
    private Subgraphs() {}

    /** The graphs that stand in attributes of a node. */
    public static List<GraphProto> of(NodeProto node) {
        List<GraphProto> subgraphs = new ArrayList<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            subgraphs.addAll(attribute.getGraphsList());
            if (attribute.hasG()) {
                subgraphs.add(attribute.getG());
            }
        }
        return subgraphs;
    }

    /** All nodes inside subgraphs of a graph, at any depth, without those of the graph itself. */
    public static List<NodeProto> nodes(GraphProto graph) {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            for (GraphProto subgraph : of(node)) {
                nodes.addAll(subgraph.getNodeList());
                nodes.addAll(nodes(subgraph));
            }
        }
        return nodes;
    }
}

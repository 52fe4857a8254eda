package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;

/** Gives new tensors and nodes names that nothing in a graph or its subgraphs has. Owned by one thread. */
public final class FreshNames {
    private final Set<String> taken = new HashSet<>();

    public FreshNames(GraphProto graph) {
        take(graph);
    }

    /** Those of subgraphs too: a name inside may not hide one outside. */
    private void take(GraphProto graph) {
        graph.getInputList().forEach(input -> taken.add(input.getName()));
        graph.getOutputList().forEach(output -> taken.add(output.getName()));
        graph.getInitializerList().forEach(tensor -> taken.add(tensor.getName()));
        graph.getSparseInitializerList()
                .forEach(tensor -> taken.add(tensor.getValues().getName()));
        for (NodeProto node : graph.getNodeList()) {
            taken.add(node.getName());
            taken.addAll(node.getInputList());
            taken.addAll(node.getOutputList());
            Subgraphs.of(node).forEach(this::take);
        }
    }

    /** The wanted name, or one like it if that is taken; the same calls give the same names. */
    public String next(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}

package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** Removes constants that a rewritten graph no longer reads. */
public final class Unread {
    private Unread() {}

    /**
     * Removes those of the named tensors that no node, subgraph or output reads, and what was only there to make them: initializers,
     * and nodes with one output. What nobody reads but is not named stays.
     */
    public static void remove(GraphProto.Builder graph, Collection<String> names) {
        Deque<String> candidates = new ArrayDeque<>(names);
        while (!candidates.isEmpty()) {
            String name = candidates.remove();
            Wiring wiring = new Wiring(graph.build());
            if (name.isEmpty() || !wiring.consumers(name).isEmpty() || wiring.isGraphOutput(name)) {
                continue;
            }
            Optional<NodeProto> producer = wiring.producer(name);
            if (producer.isPresent()) {
                if (producer.get().getOutputCount() == 1) {
                    candidates.addAll(producer.get().getInputList());
                    graph.removeNode(wiring.nodes().indexOf(producer.get()));
                }
            } else if (wiring.isConstant(name)) {
                removeInitializer(graph, name);
            }
            removeValueInfo(graph, name);
        }
    }

    private static void removeInitializer(GraphProto.Builder graph, String name) {
        for (int i = graph.getInitializerCount() - 1; i >= 0; i--) {
            if (graph.getInitializer(i).getName().equals(name)) {
                graph.removeInitializer(i);
            }
        }
    }

    private static void removeValueInfo(GraphProto.Builder graph, String name) {
        for (int i = graph.getValueInfoCount() - 1; i >= 0; i--) {
            ValueInfoProto info = graph.getValueInfo(i);
            if (info.getName().equals(name)) {
                graph.removeValueInfo(i);
            }
        }
    }
}

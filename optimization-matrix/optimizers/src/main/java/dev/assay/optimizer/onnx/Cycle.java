package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a node that can never run because it waits for itself. Takes no stack, so that long chains do no harm. */
final class Cycle {
    private Cycle() {}

    /** A node of a circle, or behind one; empty when all nodes can run in some order. */
    static Optional<NodeProto> find(GraphProto graph) {
        List<NodeProto> nodes = graph.getNodeList();
        Map<String, Integer> makers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).getOutputList()) {
                if (!output.isEmpty()) {
                    makers.put(output, i);
                }
            }
        }
        int[] waitsFor = new int[nodes.size()];
        Map<Integer, List<Integer>> readers = new HashMap<>();
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).getInputList()) {
                Integer maker = makers.get(input);
                if (maker != null) {
                    waitsFor[i]++;
                    readers.computeIfAbsent(maker, key -> new ArrayList<>()).add(i);
                }
            }
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            for (int reader : readers.getOrDefault(ready.remove(), List.of())) {
                if (--waitsFor[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (waitsFor[i] > 0) {
                return Optional.of(nodes.get(i));
            }
        }
        return Optional.empty();
    }
}

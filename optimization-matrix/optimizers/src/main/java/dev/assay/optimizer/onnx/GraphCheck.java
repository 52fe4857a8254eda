package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether every tensor that is read is made, once, and without going in a circle. */
final class GraphCheck {
    private GraphCheck() {}

    static void check(GraphProto graph, List<String> problems) {
        check(graph, Set.of(), problems);
    }

    private static void check(GraphProto graph, Set<String> around, List<String> problems) {
        Set<String> made = made(graph, problems);
        Set<String> visible = new HashSet<>(around);
        visible.addAll(made);
        int before = problems.size();
        for (NodeProto node : graph.getNodeList()) {
            for (String input : node.getInputList()) {
                if (!input.isEmpty() && !visible.contains(input)) {
                    problems.add(node.getOpType() + " " + label(node) + " reads " + Quoted.name(input)
                            + ", which nothing makes; expected an input, an initializer or the output of a node");
                }
            }
            Operators.subgraphs(node).forEach(subgraph -> check(subgraph, visible, problems));
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!visible.contains(output.getName())) {
                problems.add("output " + Quoted.name(output.getName())
                        + ", which nothing makes; expected the output of a node");
            }
        }
        // In a graph with loose ends the order says nothing.
        if (problems.size() == before) {
            Cycle.find(graph)
                    .ifPresent(node -> problems.add(node.getOpType() + " " + label(node)
                            + " waits for its own output; expected a graph without circles"));
        }
    }

    private static Set<String> made(GraphProto graph, List<String> problems) {
        Set<String> initializers = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            add(tensor.getName(), "initializer", initializers, problems);
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            add(tensor.getValues().getName(), "initializer", initializers, problems);
        }
        Set<String> inputs = new HashSet<>();
        for (ValueInfoProto input : graph.getInputList()) {
            add(input.getName(), "input", inputs, problems);
        }
        // An initializer may share its name with an input: it is that input's default.
        Set<String> made = new HashSet<>(initializers);
        made.addAll(inputs);
        for (NodeProto node : graph.getNodeList()) {
            for (String output : node.getOutputList()) {
                if (!output.isEmpty() && !made.add(output)) {
                    problems.add(node.getOpType() + " " + label(node) + " makes " + Quoted.name(output)
                            + ", which is there already; expected every tensor to be made once");
                }
            }
        }
        return made;
    }

    private static void add(String name, String kind, Set<String> names, List<String> problems) {
        if (!names.add(name)) {
            problems.add("two " + kind + "s named " + Quoted.name(name) + "; expected one");
        }
    }

    /** The name of a node, or of its first output where it has none. */
    static String label(NodeProto node) {
        if (!node.getName().isEmpty() || node.getOutputCount() == 0) {
            return Quoted.name(node.getName());
        }
        return "that makes " + Quoted.name(node.getOutput(0));
    }
}

package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a new list of nodes for a model: unique names, new constants once each, and no constant that nobody reads any more. */
final class GraphWriter {
    static final String MICROSOFT = "com.microsoft";

    private final ModelProto model;
    private final Set<String> names = new HashSet<>();
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final Map<String, String> zeros = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    GraphWriter(ModelProto model) {
        this.model = model;
        collectNames(model.getGraph());
    }

    /** Those of subgraphs too: a name inside may not hide one outside. */
    private void collectNames(GraphProto graph) {
        graph.getInputList().forEach(input -> names.add(input.getName()));
        graph.getOutputList().forEach(output -> names.add(output.getName()));
        graph.getInitializerList().forEach(tensor -> names.add(tensor.getName()));
        for (NodeProto node : graph.getNodeList()) {
            names.add(node.getName());
            names.addAll(node.getInputList());
            names.addAll(node.getOutputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                attribute.getGraphsList().forEach(this::collectNames);
                if (attribute.hasG()) {
                    collectNames(attribute.getG());
                }
            }
        }
    }

    /** A name like the wanted one that nothing else has; the same calls give the same names. */
    String newName(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** Adds a constant and returns its name. */
    String constant(TensorProto tensor) {
        constants.put(tensor.getName(), tensor);
        return tensor.getName();
    }

    /** The name of a constant of zeros; all zero points of one type and shape are one constant. */
    String zeros(int type, List<Long> shape) {
        return zeros.computeIfAbsent(type + " " + shape, key -> {
            int elements = Math.toIntExact(FloatTensor.elements(shape));
            String name = newName("zero_point_" + elements + "x" + FloatTensor.bytes(type));
            return constant(FloatTensor.raw(name, type, new byte[elements * FloatTensor.bytes(type)], shape));
        });
    }

    void add(NodeProto node) {
        nodes.add(node);
    }

    /** Adds a node with one output, which is named as given. */
    String add(String domain, String operator, List<String> inputs, String output, AttributeProto... attributes) {
        nodes.add(NodeProto.newBuilder()
                .setName(newName(output + "/" + operator))
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build());
        return output;
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** The model with the new nodes in place of the old ones. */
    ModelProto finish() {
        GraphProto.Builder graph =
                model.getGraph().toBuilder().clearNode().clearInitializer().addAllNode(nodes);
        Set<String> used = new HashSet<>(new Wiring(graph.build()).read());
        graph.getOutputList().forEach(output -> used.add(output.getName()));
        graph.getInputList().forEach(input -> used.add(input.getName()));
        // A node may now compute what was a constant.
        nodes.forEach(node -> node.getOutputList().forEach(used::remove));
        List<TensorProto> all = new ArrayList<>(model.getGraph().getInitializerList());
        all.addAll(constants.values());
        all.stream().filter(tensor -> used.contains(tensor.getName())).forEach(graph::addInitializer);
        ModelProto.Builder result = model.toBuilder().setGraph(graph);
        boolean usesMicrosoft = nodes.stream().anyMatch(node -> node.getDomain().equals(MICROSOFT));
        if (usesMicrosoft
                && model.getOpsetImportList().stream()
                        .noneMatch(opset -> opset.getDomain().equals(MICROSOFT))) {
            result.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1));
        }
        return result.build();
    }
}

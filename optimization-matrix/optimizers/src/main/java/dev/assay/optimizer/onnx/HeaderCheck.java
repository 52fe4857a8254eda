package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a model has what every model has: operator sets, inputs that fit into memory, outputs. */
final class HeaderCheck {
    /** Of one input; what the arrays of Java and of most devices can hold. */
    private static final long INPUT_BYTES_MAX = Integer.MAX_VALUE;

    private HeaderCheck() {}

    static void check(ModelProto model, List<String> problems) {
        GraphProto graph = model.getGraph();
        if (!model.hasGraph() || graph.getNodeCount() == 0) {
            problems.add(
                    (model.hasGraph() ? "a graph without nodes" : "no graph") + "; expected an ONNX model with one");
            return;
        }
        checkOpsets(model, problems);
        Set<String> initializers =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initializers.contains(input.getName()))
                .toList();
        if (inputs.isEmpty()) {
            problems.add("a graph without inputs; expected at least one, as its answer would always be the same");
        }
        if (graph.getOutputCount() == 0) {
            problems.add("a graph without outputs; expected at least one");
        }
        inputs.forEach(input -> checkSize(input, problems));
    }

    private static void checkOpsets(ModelProto model, List<String> problems) {
        long opset = Opset.of(model);
        boolean needsStandard =
                !model.getGraph().getNodeList().stream().allMatch(node -> !Opset.isStandard(node.getDomain()));
        if (opset == 0 && needsStandard) {
            problems.add("no opset of the standard operators; expected 1 … " + Opset.NEWEST);
        } else if (opset < 0 || opset > Opset.NEWEST) {
            problems.add("opset " + opset + "; expected 1 … " + Opset.NEWEST + ", what ONNX Runtime loads");
        }
        Set<String> imported = new HashSet<>();
        for (OperatorSetIdProto entry : model.getOpsetImportList()) {
            imported.add(Opset.isStandard(entry.getDomain()) ? "" : entry.getDomain());
        }
        Set<String> missing = new HashSet<>();
        Operators.forEachNode(model.getGraph(), node -> {
            if (!Opset.isStandard(node.getDomain())
                    && !imported.contains(node.getDomain())
                    && missing.add(node.getDomain())) {
                problems.add("a node of the domain " + Quoted.name(node.getDomain())
                        + "; expected that domain among the imported opsets");
            }
        });
    }

    /** With every free dimension 1, the least it can take. */
    private static void checkSize(ValueInfoProto input, List<String> problems) {
        TypeProto type = input.getType();
        if (!type.hasTensorType()) {
            return;
        }
        List<Long> dims = type.getTensorType().getShape().getDimList().stream()
                .map(HeaderCheck::least)
                .toList();
        int halfBytes = Math.max(1, ElementBytes.halfBytes(type.getTensorType().getElemType()));
        OptionalLong elements = ElementBytes.elements(dims);
        OptionalLong bytes =
                elements.isEmpty() ? OptionalLong.empty() : ElementBytes.bytes(elements.getAsLong(), halfBytes);
        if (bytes.isEmpty() || bytes.getAsLong() > INPUT_BYTES_MAX) {
            problems.add("input " + Quoted.name(input.getName()) + " of the shape " + Shapes.text(dims)
                    + "; expected one that takes at most " + INPUT_BYTES_MAX + " bytes");
        }
    }

    private static long least(Dimension dimension) {
        return dimension.hasDimValue() && dimension.getDimValue() >= 0 ? dimension.getDimValue() : 1;
    }
}

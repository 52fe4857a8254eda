package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.FreshNames;
import dev.assay.optimizer.graph.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stored factors of one matrix, and the two nodes that a node with this matrix becomes: the first narrows to the kept rank, the
 * second widens again and gives the output of the old one.
 *
 * @param narrow weights of the first node
 * @param widen weights of the second node
 */
record FactorPair(TensorProto narrow, TensorProto widen) {
    private static final Set<String> OF_THE_WINDOW = Set.of("strides", "pads", "auto_pad", "dilations");

    /** The factors in the layout that the node reads, under new names. */
    static FactorPair store(NodeProto node, WeightMatrix matrix, Factors factors, FreshNames names) {
        String stem = matrix.weights().name();
        String narrowName = names.next(stem + "/narrow");
        String widenName = names.next(stem + "/widen");
        long rank = factors.rank();
        long rows = matrix.rows();
        long columns = matrix.columns();
        if (node.getOpType().equals("Conv")) {
            return new FactorPair(
                    kernels(narrowName, factors.left(), matrix.rows(), factors.rank(), matrix),
                    kernels(widenName, factors.right(), factors.rank(), matrix.columns(), matrix));
        }
        return new FactorPair(
                FloatTensor.floats(narrowName, factors.left(), List.of(rows, rank)),
                FloatTensor.floats(widenName, factors.right(), List.of(rank, columns)));
    }

    /** Output channels first, then input channels, then a kernel of 1 in each direction. */
    private static TensorProto kernels(String name, float[] values, int inputs, int outputs, WeightMatrix matrix) {
        float[] turned = new float[values.length];
        for (int input = 0; input < inputs; input++) {
            for (int output = 0; output < outputs; output++) {
                turned[output * inputs + input] = values[input * outputs + output];
            }
        }
        List<Long> old = matrix.weights().tensor().getDimsList();
        List<Long> shape = new ArrayList<>(List.of((long) outputs, (long) inputs));
        shape.addAll(old.subList(2, old.size()));
        return FloatTensor.floats(name, turned, shape);
    }

    /** The two nodes in place of the node, in the order in which they compute. */
    List<NodeProto> replace(NodeProto node, FreshNames names) {
        String between = names.next(node.getOutput(0) + "/narrow");
        NodeProto.Builder first = NodeProto.newBuilder()
                .setName(names.next(node.getName().isEmpty() ? between + "/node" : node.getName() + "/narrow"))
                .setDomain(node.getDomain())
                .addInput(node.getInput(0))
                .addInput(narrow.getName())
                .addOutput(between);
        NodeProto.Builder second = node.toBuilder().setInput(0, between).setInput(1, widen.getName());
        switch (node.getOpType()) {
            case "Conv" -> {
                first.setOpType("Conv").addAllAttribute(node.getAttributeList());
                // Strides are cheapest on the first. Its padding of zeros stays zero as it has no bias, so the second
                // needs none.
                keep(
                        second,
                        node.getAttributeList().stream()
                                .filter(attribute -> !OF_THE_WINDOW.contains(attribute.getName())));
            }
            case "Gemm" -> {
                // Gemm may go without its third input since opset 11 only; without transA a MatMul does the same.
                boolean isTransposed = Wiring.integer(node, "transA", 0) == 1;
                first.setOpType(isTransposed ? "Gemm" : "MatMul");
                if (isTransposed) {
                    first.addAttribute(Wiring.attribute(node, "transA").orElseThrow());
                }
                keep(
                        second,
                        node.getAttributeList().stream()
                                .filter(attribute -> !Set.of("transA", "transB").contains(attribute.getName())));
            }
            default -> first.setOpType("MatMul");
        }
        return List.of(first.build(), second.build());
    }

    private static void keep(NodeProto.Builder node, Stream<AttributeProto> attributes) {
        List<AttributeProto> kept = attributes.toList();
        node.clearAttribute().addAllAttribute(kept);
    }
}

package dev.assay.optimizer.inspect;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;
import java.util.Optional;

/** Finds the nodes whose weights are a matrix that can be written as the product of two smaller ones. */
final class FactorizableNodes {
    private final Wiring wiring;

    FactorizableNodes(GraphProto graph) {
        // Weights that are listed among the inputs are constants to every pass, so without inputs nothing is lost.
        this.wiring = new Wiring(graph.toBuilder().clearInput().build());
    }

    int count() {
        return (int) wiring.nodes().stream().filter(this::isFactorizable).count();
    }

    private boolean isFactorizable(NodeProto node) {
        return switch (node.getOpType()) {
            case "Conv" -> weights(node).filter(dims -> isPointwise(node, dims)).isPresent();
            case "Gemm", "MatMul" ->
                weights(node).filter(dims -> dims.size() == 2 && saves(dims)).isPresent();
            default -> false;
        };
    }

    private static boolean isPointwise(NodeProto convolution, List<Long> dims) {
        return dims.size() >= 3
                && dims.stream().skip(2).allMatch(size -> size == 1)
                && Wiring.integer(convolution, "group", 1) == 1
                && saves(dims);
    }

    /** Even rank 1 costs rows + columns multiplications. */
    private static boolean saves(List<Long> dims) {
        return dims.get(0) + dims.get(1) < dims.get(0) * dims.get(1);
    }

    /** The shape of the second input, if its values are in the file: as initializer or as Constant node. */
    private Optional<List<Long>> weights(NodeProto node) {
        String name = Wiring.input(node, 1);
        Optional<TensorProto> initializer = wiring.constant(name);
        if (initializer.isPresent()) {
            return initializer.map(TensorProto::getDimsList);
        }
        return wiring.producer(name)
                .filter(producer -> producer.getOpType().equals("Constant"))
                .flatMap(producer -> Wiring.attribute(producer, "value"))
                .filter(AttributeProto::hasT)
                .map(value -> value.getT().getDimsList());
    }
}

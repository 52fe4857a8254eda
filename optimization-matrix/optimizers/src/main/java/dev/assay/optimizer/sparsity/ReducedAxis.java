package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;

/**
 * The dimension of stored weights that a product sums over. Input channels and kernel of a convolution count as one dimension, in the
 * order in which they are stored.
 *
 * @param outer how many blocks of {@code length × inner} there are
 * @param length how many weights one sum has
 * @param inner distance between two weights of one sum
 */
record ReducedAxis(int outer, int length, int inner) {

    static ReducedAxis of(NodeProto node, StoredWeights weights) {
        List<Long> shape = weights.tensor().getDimsList();
        if (node.getOpType().equals("Conv")) {
            return new ReducedAxis(product(shape.subList(0, 1)), product(shape.subList(1, shape.size())), 1);
        }
        boolean isTransposed = weights.isTransposed() != (Wiring.integer(node, "transB", 0) == 1);
        int axis = isTransposed ? shape.size() - 1 : Math.max(0, shape.size() - 2);
        return new ReducedAxis(
                product(shape.subList(0, axis)),
                Math.toIntExact(shape.get(axis)),
                product(shape.subList(axis + 1, shape.size())));
    }

    private static int product(List<Long> dimensions) {
        return Math.toIntExact(FloatTensor.elements(dimensions));
    }

    /** How many sums there are. */
    int sums() {
        return outer * inner;
    }

    /** Where a weight of a sum is stored. */
    int index(int sum, int position) {
        return (sum / inner * length + position) * inner + sum % inner;
    }
}

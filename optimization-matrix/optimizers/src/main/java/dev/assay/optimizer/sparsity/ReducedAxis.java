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

    /** One row for each sum. */
    double[][] rows(float[] stored) {
        double[][] rows = new double[sums()][length];
        for (int sum = 0; sum < rows.length; sum++) {
            for (int position = 0; position < length; position++) {
                rows[sum][position] = stored[index(sum, position)];
            }
        }
        return rows;
    }

    /** Whether a weight is zero, one row for each sum. */
    boolean[][] zeros(float[] stored) {
        boolean[][] zeros = new boolean[sums()][length];
        for (int sum = 0; sum < zeros.length; sum++) {
            for (int position = 0; position < length; position++) {
                zeros[sum][position] = stored[index(sum, position)] == 0;
            }
        }
        return zeros;
    }

    /** The rows as they are stored. */
    float[] stored(double[][] rows) {
        float[] stored = new float[sums() * length];
        for (int sum = 0; sum < rows.length; sum++) {
            for (int position = 0; position < length; position++) {
                stored[index(sum, position)] = (float) rows[sum][position];
            }
        }
        return stored;
    }
}

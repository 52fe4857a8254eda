package dev.assay.optimizer.rank;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stored weights of a node as the matrix that turns its input channels (rows) into its output channels (columns). A convolution
 * of kernel 1 is such a matrix at each position.
 *
 * @param isTurned whether the stored values are the matrix transposed
 */
record WeightMatrix(StoredWeights weights, int rows, int columns, boolean isTurned) {
    private static final int OPSET_GEMM_WITHOUT_C = 11;

    /** Empty where {@link #obstacle} has a reason. */
    static Optional<WeightMatrix> of(NodeProto node, Wiring wiring, long opset) {
        if (obstacle(node, wiring, opset).isPresent()) {
            return Optional.empty();
        }
        return StoredWeights.of(node, wiring).map(weights -> {
            List<Long> shape = weights.tensor().getDimsList();
            boolean isTurned = switch (node.getOpType()) {
                case "Conv" -> true;
                case "Gemm" -> weights.isTransposed() != (Wiring.integer(node, "transB", 0) == 1);
                default -> weights.isTransposed();
            };
            int first = Math.toIntExact(shape.get(0));
            int second = Math.toIntExact(shape.get(1));
            return isTurned
                    ? new WeightMatrix(weights, second, first, true)
                    : new WeightMatrix(weights, first, second, false);
        });
    }

    /** Why the node cannot be factorized whatever the rank, or empty if it can. */
    static Optional<String> obstacle(NodeProto node, Wiring wiring, long opset) {
        Optional<StoredWeights> weights = StoredWeights.of(node, wiring);
        if (weights.isEmpty()) {
            return StoredWeights.obstacle(node, wiring);
        }
        List<Long> shape = weights.get().tensor().getDimsList();
        if (FloatTensor.elements(shape) == 0) {
            return Optional.of("its weights are empty");
        }
        Optional<String> obstacle = switch (node.getOpType()) {
            case "Conv" -> convolutionObstacle(node, shape);
            case "Gemm" -> gemmObstacle(node, opset);
            default ->
                shape.size() == 2
                        ? Optional.empty()
                        : Optional.of("its weights have " + shape.size() + " dimensions; only 2 are factorized");
        };
        return obstacle.isPresent() || FloatTensor.isFinite(weights.get().tensor())
                ? obstacle
                : Optional.of("its weights are not finite");
    }

    private static Optional<String> convolutionObstacle(NodeProto node, List<Long> shape) {
        List<Long> kernel = shape.subList(2, shape.size());
        if (kernel.stream().anyMatch(size -> size != 1)) {
            String text = kernel.stream().map(String::valueOf).collect(Collectors.joining("×"));
            return Optional.of("its kernel is " + text + "; only kernels of 1 are factorized");
        }
        long groups = Wiring.integer(node, "group", 1);
        return groups == 1 ? Optional.empty() : Optional.of("it has " + groups + " groups; only 1 is factorized");
    }

    private static Optional<String> gemmObstacle(NodeProto node, long opset) {
        return opset >= OPSET_GEMM_WITHOUT_C || Wiring.integer(node, "transA", 0) == 0
                ? Optional.empty()
                : Optional.of(
                        "it has transA before opset " + OPSET_GEMM_WITHOUT_C + ", where Gemm needs a third factor");
    }

    /** Row-major, rows × columns. */
    float[] values() {
        float[] stored = FloatTensor.values(weights.tensor());
        if (!isTurned) {
            return stored;
        }
        float[] values = new float[stored.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = stored[column * rows + row];
            }
        }
        return values;
    }
}

package dev.assay.optimizer.compensate;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.graph.StoredWeights;
import dev.assay.optimizer.graph.Wiring;
import java.util.List;
import java.util.Optional;

/** A layer on calibration data: the tensor that it reads, how that is cut into vectors, and the weights that it had at first. */
final class WatchedLayer {
    /** Above, the sums of one layer take more than 32 MB, and it takes many seconds to invert them. */
    static final int LENGTH_MAX = 2_048;

    private final String tensor;
    private final InputRows rows;
    private final double[][] weights;

    private WatchedLayer(String tensor, InputRows rows, double[][] weights) {
        this.tensor = tensor;
        this.rows = rows;
        this.weights = weights;
    }

    /** Of a node for which {@link #obstacle} has no reason. */
    static WatchedLayer of(NodeProto node, Wiring wiring) {
        StoredWeights stored = StoredWeights.of(node, wiring).orElseThrow();
        InputRows rows = rows(node, stored);
        return new WatchedLayer(Wiring.input(node, 0), rows, weights(node, stored, rows.length()));
    }

    /** Why a layer is not watched, or empty if it can be. */
    static Optional<String> obstacle(NodeProto node, Wiring wiring) {
        Optional<StoredWeights> found = StoredWeights.of(node, wiring);
        if (found.isEmpty()) {
            return StoredWeights.obstacle(node, wiring);
        }
        List<Long> shape = found.get().tensor().getDimsList();
        if (found.get().readers(wiring).size() > 1) {
            return Optional.of("it shares its weights");
        }
        if (node.getOpType().equals("Conv")) {
            long groups = Wiring.integer(node, "group", 1);
            if (groups != 1) {
                return Optional.of("it has " + groups + " groups");
            }
            if (shape.size() < 3 || shape.size() > 4) {
                return Optional.of("its kernel has " + (shape.size() - 2) + " dimensions");
            }
        } else if (shape.size() != 2) {
            return Optional.of("its weights have " + shape.size() + " dimensions");
        }
        long length = shape.stream().reduce(1L, Math::multiplyExact) / Math.max(1, outputs(node, found.get()));
        if (length == 0) {
            return Optional.of("its weights are empty");
        }
        return length > LENGTH_MAX
                ? Optional.of("each output sums up " + length + " products; the limit is " + LENGTH_MAX)
                : Optional.empty();
    }

    private static InputRows rows(NodeProto node, StoredWeights weights) {
        List<Long> shape = weights.tensor().getDimsList();
        if (node.getOpType().equals("Conv")) {
            return WindowRows.of(node, shape);
        }
        int length = Math.toIntExact(shape.get(isOutputFirst(node, weights) ? 1 : 0));
        boolean isTransposed = node.getOpType().equals("Gemm") && Wiring.integer(node, "transA", 0) == 1;
        return new MatrixRows(length, isTransposed);
    }

    private static double[][] weights(NodeProto node, StoredWeights stored, int length) {
        float[] values = FloatTensor.values(stored.tensor());
        double[][] weights = new double[Math.toIntExact(outputs(node, stored))][length];
        boolean isOutputFirst = isOutputFirst(node, stored);
        for (int output = 0; output < weights.length; output++) {
            for (int i = 0; i < length; i++) {
                weights[output][i] = values[isOutputFirst ? output * length + i : i * weights.length + output];
            }
        }
        return weights;
    }

    private static long outputs(NodeProto node, StoredWeights weights) {
        return weights.tensor().getDims(isOutputFirst(node, weights) ? 0 : 1);
    }

    private static boolean isOutputFirst(NodeProto node, StoredWeights weights) {
        return switch (node.getOpType()) {
            case "Conv" -> true;
            case "Gemm" -> weights.isTransposed() != (Wiring.integer(node, "transB", 0) == 1);
            default -> weights.isTransposed();
        };
    }

    String tensor() {
        return tensor;
    }

    InputRows rows() {
        return rows;
    }

    /** Before the model was changed, one row for each output; not copied. */
    double[][] weights() {
        return weights;
    }

    /** What the sums take. */
    long bytes() {
        return (long) rows.length() * (rows.length() + weights.length) * Double.BYTES;
    }
}

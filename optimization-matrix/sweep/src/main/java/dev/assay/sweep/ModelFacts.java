package dev.assay.sweep;

import java.util.List;
import java.util.Map;

/**
 * What a sweep must know of a model before anything is built; read from the file without running it.
 *
 * @param sha256 of the file's bytes, 64 lower-case hex digits
 * @param bytes size of the file
 * @param operatorCounts how many nodes of each ONNX operator, for instance {@code Conv → 52}
 * @param factorizableNodes Gemm, MatMul and 1×1 Conv nodes with constant weights, whose factorization can save multiplications
 * @param inputs the model's inputs that are not initializers
 */
public record ModelFacts(
        String sha256,
        long bytes,
        int opset,
        Map<String, Integer> operatorCounts,
        int factorizableNodes,
        List<TensorFacts> inputs,
        List<TensorFacts> outputs) {
    public ModelFacts {
        operatorCounts = Map.copyOf(operatorCounts);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * One input or output.
     *
     * @param elementType as ONNX names it: {@code float}, {@code int64}, …
     * @param shape one entry per dimension; a symbolic or unknown dimension is -1
     */
    public record TensorFacts(String name, String elementType, List<Long> shape) {
        public TensorFacts {
            shape = List.copyOf(shape);
        }
    }

    /** Whether the model has a node of this operator. */
    public boolean has(String operator) {
        return operatorCounts.containsKey(operator);
    }
}

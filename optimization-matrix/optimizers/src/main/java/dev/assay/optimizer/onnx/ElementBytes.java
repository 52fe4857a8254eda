package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.OptionalLong;

/** How many bytes tensors take. Nothing here trusts a shape: sizes are computed exactly or not at all. */
final class ElementBytes {
    private ElementBytes() {}

    /** How many values a tensor of this shape has; empty if a dimension is negative or the number does not fit 63 bits. */
    static OptionalLong elements(List<Long> dims) {
        // A zero makes the whole product zero, however large the others are.
        if (dims.contains(0L) && dims.stream().noneMatch(dim -> dim < 0)) {
            return OptionalLong.of(0);
        }
        long product = 1;
        for (long dim : dims) {
            if (dim < 0 || Math.multiplyHigh(product, dim) != 0 || product * dim < 0) {
                return OptionalLong.empty();
            }
            product *= dim;
        }
        return OptionalLong.of(product);
    }

    /** Size of one value in half bytes, as two values of a 4-bit type share one byte; 0 for texts and for types newer than this code. */
    static int halfBytes(int dataType) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(dataType);
        if (type == null) {
            return 0;
        }
        return switch (type) {
            case UINT4, INT4 -> 1;
            case UINT8, INT8, BOOL, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> 2;
            case UINT16, INT16, FLOAT16, BFLOAT16 -> 4;
            case FLOAT, INT32, UINT32 -> 8;
            case DOUBLE, INT64, UINT64, COMPLEX64 -> 16;
            case COMPLEX128 -> 32;
            case UNDEFINED, STRING -> 0;
        };
    }

    /** Bytes of so many values, rounded up; empty if the number does not fit 63 bits. */
    static OptionalLong bytes(long elements, int halfBytes) {
        if (Math.multiplyHigh(elements, halfBytes) != 0 || elements * halfBytes < 0) {
            return OptionalLong.empty();
        }
        long halves = elements * halfBytes;
        return OptionalLong.of(halves / 2 + halves % 2);
    }
}

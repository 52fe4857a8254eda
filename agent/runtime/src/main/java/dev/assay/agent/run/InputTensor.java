package dev.assay.agent.run;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.assay.dataset.InputBinding.ModelInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/** Memory outside the heap that one input of a model reads from directly, without a copy. */
final class InputTensor {
    /** A tensor larger than this is taken for a damaged or malicious model. */
    private static final long BYTES_MAX = 1L << 30;

    private final OnnxJavaType type;
    private final long[] exampleShape;
    private final long exampleBytes;

    private InputTensor(OnnxJavaType type, long[] exampleShape, long exampleBytes) {
        this.type = type;
        this.exampleShape = exampleShape;
        this.exampleBytes = exampleBytes;
    }

    /**
     * @param exampleShape dimensions of one example, all known
     */
    static InputTensor of(ModelInput input, List<Long> exampleShape) throws RunRefusedException {
        OnnxJavaType type = OnnxJavaType.valueOf(input.elementType().toUpperCase(Locale.ROOT));
        long bytes = type.size;
        for (long dimension : exampleShape) {
            if (dimension < 1) {
                throw new RunRefusedException("input \"" + input.name() + "\" has shape " + input.shape()
                        + " with open sizes; expected a data set that tells them, or fixed sizes after the first");
            }
            bytes = bytes > BYTES_MAX || dimension > BYTES_MAX ? Long.MAX_VALUE / BYTES_MAX : bytes * dimension;
        }
        if (bytes > BYTES_MAX) {
            throw new RunRefusedException("one example of input \"" + input.name() + "\" " + input.shape()
                    + " needs more than " + BYTES_MAX + " bytes; expected less");
        }
        return new InputTensor(
                type, exampleShape.stream().mapToLong(Long::longValue).toArray(), bytes);
    }

    long bytes(int examples) {
        return exampleBytes * examples;
    }

    OnnxJavaType type() {
        return type;
    }

    /** Empty memory for so many examples. */
    ByteBuffer buffer(int examples) throws RunRefusedException {
        if (bytes(examples) > BYTES_MAX) {
            throw new RunRefusedException(
                    "a batch of " + examples + " needs " + bytes(examples) + " bytes; expected at most " + BYTES_MAX);
        }
        return ByteBuffer.allocateDirect((int) bytes(examples)).order(ByteOrder.nativeOrder());
    }

    /** A tensor over the first {@code examples} of the buffer; the buffer must outlive it. */
    OnnxTensor over(OrtEnvironment engine, ByteBuffer buffer, int examples) throws OrtException {
        ByteBuffer part = buffer.duplicate().order(ByteOrder.nativeOrder());
        part.position(0).limit((int) bytes(examples));
        long[] shape = new long[exampleShape.length + 1];
        shape[0] = examples;
        System.arraycopy(exampleShape, 0, shape, 1, exampleShape.length);
        return OnnxTensor.createTensor(engine, part, shape, type);
    }
}

package dev.assay.optimizer.build;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.assay.optimizer.pass.PassException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Inputs for a model of which nobody gave data: numbers from a seed, in the declared shape, every free dimension 1. */
final class MadeUpTensors {
    /** One in half precision; a plain 1 would be a number too small to matter. */
    private static final short HALF_ONE = 0x3C00;

    private static final short BRAIN_ONE = 0x3F80;

    private MadeUpTensors() {}

    static Map<String, OnnxTensor> of(Map<String, NodeInfo> inputs, long seed) throws OrtException, PassException {
        Random random = new Random(seed);
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (NodeInfo input : inputs.values()) {
                if (!(input.getInfo() instanceof TensorInfo info)) {
                    throw new PassException(
                            "input \"" + input.getName() + "\" is no tensor; expected tensors, or calibration data");
                }
                tensors.put(input.getName(), tensor(info, random));
            }
            return tensors;
        } catch (OrtException | PassException e) {
            tensors.values().forEach(OnnxTensor::close);
            throw e;
        }
    }

    private static OnnxTensor tensor(TensorInfo info, Random random) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape =
                Arrays.stream(info.getShape()).map(size -> Math.max(size, 1)).toArray();
        int elements = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (info.type == OnnxJavaType.STRING) {
            String[] texts = new String[elements];
            Arrays.fill(texts, "");
            return OnnxTensor.createTensor(environment, texts, shape);
        }
        ByteBuffer values = ByteBuffer.allocateDirect(Math.multiplyExact(elements, info.type.size))
                .order(ByteOrder.nativeOrder());
        while (values.hasRemaining()) {
            put(values, info.type, random);
        }
        return OnnxTensor.createTensor(environment, values.flip(), shape, info.type);
    }

    /** Whole numbers are 1: an index, a mask or a length that most models take. */
    private static ByteBuffer put(ByteBuffer values, OnnxJavaType type, Random random) {
        return switch (type) {
            case FLOAT -> values.putFloat(random.nextFloat());
            case DOUBLE -> values.putDouble(random.nextDouble());
            case FLOAT16 -> values.putShort(HALF_ONE);
            case BFLOAT16 -> values.putShort(BRAIN_ONE);
            case INT8, UINT8, BOOL -> values.put((byte) 1);
            case INT16 -> values.putShort((short) 1);
            case INT32 -> values.putInt(1);
            case INT64 -> values.putLong(1);
            case STRING, UNKNOWN -> throw new IllegalStateException("no numbers for " + type);
        };
    }
}

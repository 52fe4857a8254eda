package dev.assay.optimizer.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads and writes the values of constant tensors. */
public final class FloatTensor {
    /** The number of this element type in ONNX. */
    public static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    /** The number of this element type in ONNX. */
    public static final int UINT8 = TensorProto.DataType.UINT8.getNumber();
    /** The number of this element type in ONNX. */
    public static final int INT8 = TensorProto.DataType.INT8.getNumber();
    /** The number of this element type in ONNX. */
    public static final int INT32 = TensorProto.DataType.INT32.getNumber();
    /** The number of this element type in ONNX. */
    public static final int FLOAT16 = TensorProto.DataType.FLOAT16.getNumber();

    private FloatTensor() {}

    /** Size of one element of the integer types written here. */
    public static int bytes(int integerType) {
        return integerType == INT32 ? Integer.BYTES : Byte.BYTES;
    }

    /** Whether the values are float32 and in the file itself. */
    public static boolean isReadable(TensorProto tensor) {
        return tensor.getDataType() == FLOAT
                && tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL
                && elements(tensor.getDimsList()) * Float.BYTES <= Integer.MAX_VALUE;
    }

    public static boolean isFinite(TensorProto tensor) {
        for (float value : values(tensor)) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    public static float[] values(TensorProto tensor) {
        float[] values = new float[Math.toIntExact(elements(tensor.getDimsList()))];
        if (tensor.hasRawData()) {
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return values;
    }

    public static long elements(List<Long> dimensions) {
        return dimensions.stream().reduce(1L, Math::multiplyExact);
    }

    public static TensorProto floats(String name, float[] values, List<Long> shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return raw(name, FLOAT, bytes.array(), shape);
    }

    public static TensorProto ints(String name, int[] values, List<Long> shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return raw(name, INT32, bytes.array(), shape);
    }

    public static TensorProto raw(String name, int type, byte[] values, List<Long> shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(values))
                .build();
    }
}

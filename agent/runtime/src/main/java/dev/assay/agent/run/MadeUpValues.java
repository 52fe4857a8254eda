package dev.assay.agent.run;

import ai.onnxruntime.OnnxJavaType;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Seeded values for a model without a data set: numbers in 0…1. Whole numbers are 0 or 1, which every embedding table and
 * every mask accepts.
 */
final class MadeUpValues {
    private static final short HALF = 0x3800;
    private static final short BRAIN_HALF = 0x3F00;
    private static final int HALF_MANTISSA = 1 << 10;
    private static final int BRAIN_MANTISSA = 1 << 7;

    private MadeUpValues() {}

    static void fill(ByteBuffer buffer, OnnxJavaType type, SplittableRandom random) {
        while (buffer.hasRemaining()) {
            int bit = random.nextInt(2);
            switch (type) {
                case FLOAT -> buffer.putFloat((float) random.nextDouble());
                case DOUBLE -> buffer.putDouble(random.nextDouble());
                // Exponent of 0.5 and a random mantissa: 0.5 up to 1.
                case FLOAT16 -> buffer.putShort((short) (HALF | random.nextInt(HALF_MANTISSA)));
                case BFLOAT16 -> buffer.putShort((short) (BRAIN_HALF | random.nextInt(BRAIN_MANTISSA)));
                case INT64 -> buffer.putLong(bit);
                case INT32 -> buffer.putInt(bit);
                case INT16 -> buffer.putShort((short) bit);
                case INT8, UINT8, BOOL -> buffer.put((byte) bit);
                case STRING, UNKNOWN -> throw new IllegalArgumentException(type + " has no numbers");
            }
        }
        buffer.rewind();
    }
}

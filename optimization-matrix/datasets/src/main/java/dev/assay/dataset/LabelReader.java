package dev.assay.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/** Turns an array of whole numbers of any width into ints. */
final class LabelReader {
    private static final int EXAMPLES_PER_READ = 8_192;

    private LabelReader() {}

    static int[] read(Path file, ArrayHeader header, ArrayCursor cursor) throws DatasetException {
        ByteBuffer buffer =
                ByteBuffer.allocate(EXAMPLES_PER_READ * header.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        // Grows with what really arrives: a header may claim two thousand million labels and bring none.
        int[] labels = new int[EXAMPLES_PER_READ];
        int count = 0;
        for (int got = cursor.read(buffer, EXAMPLES_PER_READ); got > 0; got = cursor.read(buffer, EXAMPLES_PER_READ)) {
            if (count + got > labels.length) {
                labels = Arrays.copyOf(labels, Math.max(count + got, labels.length * 2));
            }
            buffer.flip();
            for (int i = 0; i < got; i++) {
                long value = next(buffer, header.type());
                if (value != (int) value) {
                    throw DatasetException.ofArray(
                            file,
                            header.name(),
                            "the value " + value + " of example " + (count + i),
                            "a 32-bit whole number");
                }
                labels[count + i] = (int) value;
            }
            count += got;
            buffer.clear();
        }
        return Arrays.copyOf(labels, count);
    }

    private static long next(ByteBuffer buffer, ElementType type) {
        return switch (type) {
            case INT64 -> buffer.getLong();
            case INT32 -> buffer.getInt();
            case INT16 -> buffer.getShort();
            case INT8 -> buffer.get();
            case UINT8 -> Byte.toUnsignedLong(buffer.get());
            case FLOAT32, FLOAT64, FLOAT16, BOOL -> throw new IllegalArgumentException(type + " is no whole number");
        };
    }
}

package dev.assay.optimizer.compensate;

import java.util.stream.LongStream;

/**
 * The rows of a matrix, or of a stack of them.
 *
 * @param isTransposed whether the tensor is one matrix whose columns are read instead
 */
record MatrixRows(int length, boolean isTransposed) implements InputRows {
    @Override
    public int count(long[] shape) {
        return Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact) / length);
    }

    @Override
    public void read(float[] values, long[] shape, int position, double[] row) {
        int start = isTransposed ? position : position * length;
        int step = isTransposed ? count(shape) : 1;
        for (int i = 0; i < length; i++) {
            row[i] = values[start + i * step];
        }
    }
}

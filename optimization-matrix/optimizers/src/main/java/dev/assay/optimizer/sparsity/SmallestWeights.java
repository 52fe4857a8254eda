package dev.assay.optimizer.sparsity;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Zeroes the smallest of some weights, of equal ones the first. */
final class SmallestWeights {
    private SmallestWeights() {}

    /** Among the positions from {@code start} (in) to {@code end} (out), which {@code index} maps to places in the array. */
    static void zero(float[] weights, int start, int end, IntUnaryOperator index, int count) {
        // The bits of floats that are not negative are ordered as the floats are; the position decides between equal
        // ones.
        long[] ordered = new long[end - start];
        for (int i = 0; i < ordered.length; i++) {
            float size = Math.abs(weights[index.applyAsInt(start + i)]);
            ordered[i] = ((long) Float.floatToIntBits(size) << Integer.SIZE) | i;
        }
        Arrays.sort(ordered);
        for (int i = 0; i < count; i++) {
            weights[index.applyAsInt(start + (int) ordered[i])] = 0;
        }
    }
}

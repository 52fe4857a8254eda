package dev.assay.optimizer.rank;

/** How many singular values of a matrix are kept, so that its two factors cost less than it. */
final class KeptRank {
    /**
     * Kernels work on so many channels at once, or on twice as many: with AVX-512, two 1×1 convolutions of 128 channels took as long
     * with rank 25 as with 32, and longer by a quarter with 33.
     */
    static final int STEP = 8;
    /** Below, rounding up would give back a large part of what is saved. */
    static final int ROUNDED_FROM = 16;

    private KeptRank() {}

    /** {@code round(fraction × full rank)}, at least 1; from 16 on the next multiple of 8, if that still saves. */
    static int of(double fraction, int rows, int columns) {
        int asked = Math.max(1, Math.toIntExact(Math.round(fraction * Math.min(rows, columns))));
        int rounded = asked < ROUNDED_FROM ? asked : (asked + STEP - 1) / STEP * STEP;
        return saves(rounded, rows, columns) ? rounded : asked;
    }

    /** Whether two factors take fewer multiplications than the matrix. */
    static boolean saves(int rank, int rows, int columns) {
        return multiplications(rank, rows, columns) < (long) rows * columns;
    }

    /** Of both factors with one vector. */
    static long multiplications(int rank, int rows, int columns) {
        return rank * ((long) rows + columns);
    }
}

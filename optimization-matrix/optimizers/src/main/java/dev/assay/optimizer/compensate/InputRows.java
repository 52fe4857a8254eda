package dev.assay.optimizer.compensate;

/** How a tensor is cut into the vectors that a layer multiplies its weights by. Immutable. */
sealed interface InputRows permits MatrixRows, WindowRows {
    /** How many values one vector has. */
    int length();

    /** How many vectors a tensor of this shape holds, the batch included. */
    int count(long[] shape);

    /** Writes one vector, in the order in which the weights of a sum are stored. */
    void read(float[] values, long[] shape, int position, double[] row);
}

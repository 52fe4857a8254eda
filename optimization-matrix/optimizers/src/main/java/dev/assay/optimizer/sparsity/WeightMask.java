package dev.assay.optimizer.sparsity;

/** Decides which weights of one layer become zero. */
@FunctionalInterface
interface WeightMask {
    /** Sets weights to zero in place; the same values give the same zeros. */
    void apply(float[] weights, ReducedAxis axis);
}

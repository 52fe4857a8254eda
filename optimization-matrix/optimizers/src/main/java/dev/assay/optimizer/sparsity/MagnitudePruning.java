package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.Sparsity;
import java.util.function.IntUnaryOperator;

/**
 * Sets the smallest weights of each layer to zero: {@code round(fraction × weights)} of them, of equal ones the first. Weights that
 * are zero already count, so a layer may end with more zeros, never with fewer.
 */
public final class MagnitudePruning implements Pass {
    private final Sparsity.Unstructured sparsity;

    /** With the share of zeros in each layer. */
    public MagnitudePruning(Sparsity.Unstructured sparsity) {
        this.sparsity = sparsity;
    }

    @Override
    public ModelProto apply(ModelProto model, PassContext context) throws PassException, InterruptedException {
        return new LayerPruning("sparsity " + sparsity.text(), this::zeroSmallest).apply(model, context);
    }

    private void zeroSmallest(float[] weights, ReducedAxis axis) {
        int zeros = Math.toIntExact(Math.round(sparsity.fraction() * weights.length));
        SmallestWeights.zero(weights, 0, weights.length, IntUnaryOperator.identity(), zeros);
    }
}

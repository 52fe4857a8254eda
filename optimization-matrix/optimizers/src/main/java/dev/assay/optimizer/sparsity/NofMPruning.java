package dev.assay.optimizer.sparsity;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.axis.Sparsity;

/**
 * Keeps the largest weights of each group of neighbours in a sum, of equal ones the last, and sets the others to zero. Groups start
 * at the first weight of each sum. A last group that is shorter counts as if it were filled up with zeros, as kernels for such weights
 * fill it: it keeps as many weights as a whole one, so a layer with short groups has fewer zeros than the ratio says.
 */
public final class NofMPruning implements Pass {
    private final Sparsity.Structured sparsity;

    /** With the number of weights that stay in a group. */
    public NofMPruning(Sparsity.Structured sparsity) {
        this.sparsity = sparsity;
    }

    @Override
    public ModelProto apply(ModelProto model, PassContext context) throws PassException, InterruptedException {
        return new LayerPruning("sparsity " + sparsity.text(), this::zeroSmallestOfGroups).apply(model, context);
    }

    private void zeroSmallestOfGroups(float[] weights, ReducedAxis axis) {
        for (int i = 0; i < axis.sums(); i++) {
            int sum = i;
            for (int start = 0; start < axis.length(); start += sparsity.group()) {
                int end = Math.min(start + sparsity.group(), axis.length());
                int zeros = Math.max(0, end - start - sparsity.keep());
                SmallestWeights.zero(weights, start, end, position -> axis.index(sum, position), zeros);
            }
        }
    }
}

package dev.assay.sweep;

import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import org.jspecify.annotations.Nullable;

/**
 * Adds cells to the product after exclusion: one recipe, on the models, runtime settings and devices named. A cell that is there
 * already is not measured twice; the rule then says no more than whether it is forced.
 *
 * @param model name of one model; null for every model
 * @param runtime one setting, which need not be on the axis; null for every setting on the axis
 * @param device name of one device; null for every device
 */
public record IncludeRule(
        @Nullable String model,
        QuantizationChoice quantization,
        Sparsity sparsity,
        Rank rank,
        Distillation distillation,
        @Nullable RuntimeSettings runtime,
        @Nullable String device) {

    /** What is built for the rule's cells. */
    public VariantRecipe recipe() {
        return new VariantRecipe(quantization.value(), sparsity, rank, distillation);
    }
}

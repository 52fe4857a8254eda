package dev.assay.server.variant;

import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.expansion.Cell;
import org.jspecify.annotations.Nullable;

/**
 * All that a variant's bytes depend on, in canonical texts, as it is stored until it is built.
 *
 * @param studentPath as the sweep names it; null when the recipe names none
 * @param studentSha256 null when the recipe names none
 * @param calibrationSha256 null when the model has no calibration data
 */
public record StoredRecipe(
        String modelSha256,
        @Nullable String studentPath,
        @Nullable String studentSha256,
        @Nullable String calibrationSha256,
        String quantization,
        String sparsity,
        String rank) {

    /** What the cell's variant is made of. */
    public static StoredRecipe of(Cell cell) {
        VariantRecipe recipe = cell.recipe();
        return new StoredRecipe(
                cell.model().facts().sha256(),
                recipe.distillation().student(),
                cell.student() == null ? null : cell.student().sha256(),
                cell.model().calibration() == null
                        ? null
                        : cell.model().calibration().sha256(),
                recipe.quantization().text(),
                recipe.sparsity().text(),
                recipe.rank().text());
    }

    /** The recipe itself. */
    public VariantRecipe recipe() {
        return new VariantRecipe(
                AxisText.quantization(quantization),
                AxisText.sparsity(sparsity),
                AxisText.rank(rank),
                studentPath == null ? Distillation.NONE : new Distillation(studentPath));
    }

    /** Whether it is a file as it came, which nobody needs to build. */
    public boolean isAsItCame() {
        return recipe().equals(VariantRecipe.FP32);
    }
}

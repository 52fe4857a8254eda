package dev.assay.server.look;

import dev.assay.api.LineageStep;
import dev.assay.server.variant.StoredRecipe;
import dev.assay.sweep.VariantRecipe;
import java.util.ArrayList;
import java.util.List;

/** A recipe as the passes that do something, in the order in which they are made. */
final class RecipeSteps {
    private RecipeSteps() {}

    static List<LineageStep> of(StoredRecipe stored) {
        VariantRecipe recipe = stored.recipe();
        VariantRecipe nothing = VariantRecipe.FP32;
        List<LineageStep> steps = new ArrayList<>();
        if (stored.studentPath() != null) {
            steps.add(new LineageStep(LineageStep.Pass.STUDENT, stored.studentPath(), stored.studentSha256()));
        }
        if (!recipe.rank().equals(nothing.rank())) {
            steps.add(new LineageStep(LineageStep.Pass.FACTORIZE, stored.rank(), null));
        }
        if (!recipe.sparsity().equals(nothing.sparsity())) {
            steps.add(new LineageStep(LineageStep.Pass.PRUNE, stored.sparsity(), null));
        }
        if (!recipe.quantization().equals(nothing.quantization())) {
            steps.add(new LineageStep(LineageStep.Pass.QUANTIZE, stored.quantization(), null));
        }
        return steps;
    }
}

package dev.assay.sweep.expansion;

import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expands a sweep as its documentation reads, with loops and a set: slow, greedy for memory, and plainly right. */
final class NaiveExpansion {
    private NaiveExpansion() {}

    static Set<String> keys(Sweep sweep, List<DeviceOffer> devices) {
        Set<String> keys = new LinkedHashSet<>();
        List<@Nullable String> names = new ArrayList<>();
        devices.forEach(device -> names.add(device.name()));
        if (devices.isEmpty()) {
            names.add(null);
        }
        for (ModelSpec model : sweep.models()) {
            for (Distillation distillation : sweep.axes().distillation()) {
                for (QuantizationChoice choice : sweep.axes().quantization()) {
                    for (Sparsity sparsity : sweep.axes().sparsity()) {
                        for (Rank rank : sweep.axes().rank()) {
                            VariantRecipe recipe = new VariantRecipe(choice.value(), sparsity, rank, distillation);
                            for (RuntimeSettings runtime : sweep.axes().runtime()) {
                                for (String device : names) {
                                    if (sweep.excludes().stream()
                                            .noneMatch(rule -> matches(rule, model, recipe, runtime, device))) {
                                        keys.add(key(model, recipe, runtime, device));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        for (IncludeRule rule : sweep.includes()) {
            for (ModelSpec model : sweep.models()) {
                for (RuntimeSettings runtime :
                        rule.runtime() == null ? sweep.axes().runtime() : List.of(rule.runtime())) {
                    for (String device : names) {
                        boolean isNamed = (rule.model() == null || rule.model().equals(model.name()))
                                && (rule.device() == null
                                        || device == null
                                        || rule.device().equals(device));
                        if (isNamed) {
                            keys.add(key(model, rule.recipe(), runtime, device));
                        }
                    }
                }
            }
        }
        return keys;
    }

    private static boolean matches(
            ExcludeRule rule, ModelSpec model, VariantRecipe recipe, RuntimeSettings runtime, @Nullable String device) {
        return (rule.models().isEmpty() || rule.models().contains(model.name()))
                && (rule.quantization().isEmpty() || rule.quantization().contains(recipe.quantization()))
                && (rule.sparsity().isEmpty() || rule.sparsity().contains(recipe.sparsity()))
                && (rule.rank().isEmpty() || rule.rank().contains(recipe.rank()))
                && (rule.distillation().isEmpty() || rule.distillation().contains(recipe.distillation()))
                && (rule.runtime().isEmpty() || rule.runtime().stream().anyMatch(pattern -> pattern.matches(runtime)))
                && (rule.devices().isEmpty()
                        || (device != null && rule.devices().contains(device)));
    }

    private static String key(ModelSpec model, VariantRecipe recipe, RuntimeSettings runtime, @Nullable String device) {
        return new Cell(0, model, recipe, null, runtime, device, null).key();
    }
}

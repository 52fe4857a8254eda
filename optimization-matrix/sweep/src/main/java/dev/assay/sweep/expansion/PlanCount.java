package dev.assay.sweep.expansion;

import dev.assay.sweep.Axes;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the cells of one expansion in a single pass; its memory grows with the values and rules of the sweep, not with the cells. */
final class PlanCount {
    private final SweepExpansion expansion;
    private final Map<String, Tally> models = new LinkedHashMap<>();
    private final Map<Quantization, Tally> quantization = new LinkedHashMap<>();
    private final Map<Sparsity, Tally> sparsity = new LinkedHashMap<>();
    private final Map<Rank, Tally> rank = new LinkedHashMap<>();
    private final Map<Distillation, Tally> distillation = new LinkedHashMap<>();
    private final Map<RuntimeSettings, Tally> runtime = new LinkedHashMap<>();
    private final Map<Skip, Long> skipped = new LinkedHashMap<>();
    private Tally total = Tally.NONE;
    private long included;
    private long variants;
    private long builds;

    /** A variant that an include rule may measure, although the product measured it in another place before. */
    private record Variant(String model, VariantRecipe recipe) {}

    private final Set<Variant> repeatable = new HashSet<>();
    private final Set<Variant> counted = new HashSet<>();
    private @Nullable Variant latest;

    PlanCount(SweepExpansion expansion) {
        this.expansion = expansion;
        Sweep sweep = expansion.sweep();
        Axes axes = sweep.axes();
        // Every value of the sweep has its row, even one that no cell is left of.
        sweep.models().forEach(model -> models.put(model.name(), Tally.NONE));
        axes.quantizationValues().forEach(value -> quantization.put(value, Tally.NONE));
        axes.sparsity().forEach(value -> sparsity.put(value, Tally.NONE));
        axes.rank().forEach(value -> rank.put(value, Tally.NONE));
        axes.distillation().forEach(value -> distillation.put(value, Tally.NONE));
        axes.runtime().forEach(value -> runtime.put(value, Tally.NONE));
        for (ModelSpec model : sweep.models()) {
            sweep.includes().forEach(rule -> repeatable.add(new Variant(model.name(), rule.recipe())));
        }
    }

    SweepPlan plan() {
        CellIterator cells = expansion.walk();
        while (cells.hasNext()) {
            count(cells.next());
            included += cells.isIncluded() ? 1 : 0;
        }
        Map<String, Map<String, Tally>> axes = new LinkedHashMap<>();
        axes.put("quantization", texts(quantization, Quantization::text));
        axes.put("sparsity", texts(sparsity, Sparsity::text));
        axes.put("rank", texts(rank, Rank::text));
        axes.put("distillation", texts(distillation, Distillation::text));
        axes.put("runtime", texts(runtime, RuntimeSettings::text));
        return new SweepPlan(
                expansion.product(),
                expansion.product() - (total.cells() - included),
                included,
                total,
                Collections.unmodifiableMap(models),
                Collections.unmodifiableMap(axes),
                Collections.unmodifiableMap(skipped),
                variants,
                builds,
                SweepPlan.cellTime(expansion.sweep().measure()).multipliedBy(total.measured()));
    }

    private static <T> Map<String, Tally> texts(Map<T, Tally> tallies, Function<T, String> text) {
        Map<String, Tally> byText = new LinkedHashMap<>();
        tallies.forEach((value, tally) -> byText.put(text.apply(value), tally));
        return Collections.unmodifiableMap(byText);
    }

    private void count(Cell cell) {
        VariantRecipe recipe = cell.recipe();
        total = total.and(cell);
        add(models, cell.model().name(), cell);
        add(quantization, recipe.quantization(), cell);
        add(sparsity, recipe.sparsity(), cell);
        add(rank, recipe.rank(), cell);
        add(distillation, recipe.distillation(), cell);
        add(runtime, cell.runtime(), cell);
        Skip skip = cell.skip();
        if (skip == null) {
            countVariant(new Variant(cell.model().name(), recipe));
        } else {
            skipped.merge(skip, 1L, Long::sum);
        }
    }

    private static <T> void add(Map<T, Tally> tallies, T value, Cell cell) {
        tallies.put(value, tallies.getOrDefault(value, Tally.NONE).and(cell));
    }

    /** Within the product the cells of a variant follow one another, so only those of include rules need to be remembered. */
    private void countVariant(Variant variant) {
        if (variant.equals(latest) || (repeatable.contains(variant) && !counted.add(variant))) {
            return;
        }
        latest = variant;
        variants++;
        if (!variant.recipe().equals(VariantRecipe.FP32)) {
            builds++;
        }
    }
}

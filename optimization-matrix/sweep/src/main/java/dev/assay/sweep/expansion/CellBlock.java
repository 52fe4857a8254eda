package dev.assay.sweep.expansion;

import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A product of lists with exclude rules: the axes of a sweep, or the cells of one include rule. A cell in it is found by its
 * coordinates, one position per list in the order model, distillation, quantization, sparsity, rank, runtime, device. Immutable.
 */
final class CellBlock {
    static final int DIMENSIONS = 7;

    private final List<ModelSpec> models;
    private final Map<String, ModelFacts> students;
    private final List<Distillation> distillation;
    private final List<QuantizationChoice> quantization;
    private final List<Sparsity> sparsity;
    private final List<Rank> rank;
    private final List<RuntimeSettings> runtime;
    private final List<DeviceOffer> devices;
    private final List<List<boolean[]>> excludes;

    /** @param devices empty while they are not known */
    CellBlock(
            Sweep sweep,
            List<ModelSpec> models,
            List<Distillation> distillation,
            List<QuantizationChoice> quantization,
            List<Sparsity> sparsity,
            List<Rank> rank,
            List<RuntimeSettings> runtime,
            List<DeviceOffer> devices,
            List<ExcludeRule> excludes) {
        this.models = models;
        this.students = sweep.students();
        this.distillation = distillation;
        this.quantization = quantization;
        this.sparsity = sparsity;
        this.rank = rank;
        this.runtime = runtime;
        this.devices = devices;
        this.excludes = excludes.stream().map(this::positionsMatched).toList();
    }

    /** For each list, which of its positions the rule matches: rules are compared once here instead of once per cell. */
    private List<boolean[]> positionsMatched(ExcludeRule rule) {
        return List.of(
                matched(models, rule.models(), (model, name) -> model.name().equals(name)),
                matched(distillation, rule.distillation(), Distillation::equals),
                matched(
                        quantization,
                        rule.quantization(),
                        (choice, value) -> choice.value().equals(value)),
                matched(sparsity, rule.sparsity(), Sparsity::equals),
                matched(rank, rule.rank(), Rank::equals),
                matched(runtime, rule.runtime(), (settings, pattern) -> pattern.matches(settings)),
                devices.isEmpty()
                        ? new boolean[] {rule.devices().isEmpty()}
                        : matched(
                                devices,
                                rule.devices(),
                                (device, name) -> device.name().equals(name)));
    }

    private static <T, P> boolean[] matched(List<T> values, List<P> patterns, BiPredicate<T, P> matches) {
        boolean[] matched = new boolean[values.size()];
        for (int i = 0; i < matched.length; i++) {
            T value = values.get(i);
            matched[i] = patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches.test(value, pattern));
        }
        return matched;
    }

    /** How many positions each coordinate has, at least 1. */
    int[] sizes() {
        return new int[] {
            models.size(),
            distillation.size(),
            quantization.size(),
            sparsity.size(),
            rank.size(),
            runtime.size(),
            Math.max(1, devices.size())
        };
    }

    boolean isExcluded(int[] at) {
        for (List<boolean[]> rule : excludes) {
            boolean isMatched = true;
            for (int dimension = 0; dimension < DIMENSIONS && isMatched; dimension++) {
                isMatched = rule.get(dimension)[at[dimension]];
            }
            if (isMatched) {
                return true;
            }
        }
        return false;
    }

    /** Whether this block has a cell of the same model, values and device, and does not exclude it. */
    boolean contains(Cell cell) {
        int[] at = {
            position(models, model -> model.name().equals(cell.model().name())),
            distillation.indexOf(cell.recipe().distillation()),
            position(quantization, choice -> choice.value().equals(cell.recipe().quantization())),
            sparsity.indexOf(cell.recipe().sparsity()),
            rank.indexOf(cell.recipe().rank()),
            runtime.indexOf(cell.runtime()),
            cell.device() == null
                    ? 0
                    : position(devices, device -> device.name().equals(cell.device()))
        };
        for (int position : at) {
            if (position < 0) {
                return false;
            }
        }
        return !isExcluded(at);
    }

    /** Whether this block has the cell, and wants it measured where nothing is gained. */
    boolean forces(Cell cell) {
        int choice = position(
                quantization,
                candidate -> candidate.value().equals(cell.recipe().quantization()));
        return choice >= 0 && quantization.get(choice).isForced() && contains(cell);
    }

    private static <T> int position(List<T> values, Predicate<T> wanted) {
        for (int i = 0; i < values.size(); i++) {
            if (wanted.test(values.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The cell at these coordinates, excluded or not. */
    Cell cell(int[] at, int index) {
        ModelSpec model = models.get(at[0]);
        QuantizationChoice choice = quantization.get(at[2]);
        VariantRecipe recipe =
                new VariantRecipe(choice.value(), sparsity.get(at[3]), rank.get(at[4]), distillation.get(at[1]));
        String studentPath = recipe.distillation().student();
        ModelFacts student = studentPath == null ? null : studentFacts(studentPath);
        RuntimeSettings settings = runtime.get(at[5]);
        DeviceOffer device = devices.isEmpty() ? null : devices.get(at[6]);
        Skip skip = Applicability.skip(model, student, recipe, choice.isForced(), settings, device);
        return new Cell(index, model, recipe, student, settings, device == null ? null : device.name(), skip);
    }

    private ModelFacts studentFacts(String path) {
        ModelFacts facts = students.get(path);
        if (facts == null) {
            throw new IllegalStateException("no facts for the student " + path + "; expected them in Sweep.students");
        }
        return facts;
    }
}

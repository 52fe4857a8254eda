package dev.assay.sweep;

import dev.assay.sweep.gate.GateSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A sweep that was read and checked: all files that it names exist and fit together.
 *
 * @param name of the sweep, for tables and reports
 * @param models at least one, names unique
 * @param students facts of every student model that the axes or rules name, by its path as written
 * @param gate what is judged, and what must hold without a baseline
 * @param cellsMax above so many cells nothing is started
 * @param seed of everything that is random in a campaign
 */
public record Sweep(
        String name,
        List<ModelSpec> models,
        Map<String, ModelFacts> students,
        Axes axes,
        List<ExcludeRule> excludes,
        List<IncludeRule> includes,
        DeviceSelector devices,
        MeasureSettings measure,
        GateSettings gate,
        int cellsMax,
        long seed) {
    /** What {@code limits.cells} is when a sweep does not say it. */
    public static final int CELLS_MAX_DEFAULT = 10_000;

    /** More combinations than this, excluded or not, are not even counted; {@code limits.cells} goes no higher. */
    public static final int PRODUCT_MAX = 20_000_000;

    /** What {@code seed} is when a sweep does not say it. */
    public static final long SEED_DEFAULT = 1;

    public Sweep {
        models = List.copyOf(models);
        students = Map.copyOf(students);
        excludes = List.copyOf(excludes);
        includes = List.copyOf(includes);
        List<String> names = models.stream().map(ModelSpec::name).toList();
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "models are " + names + "; expected at least one, and each name only once");
        }
    }
}

package dev.assay.sweep.expansion;

import dev.assay.sweep.MeasureSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep will do, told before it does anything.
 *
 * @param product combinations of models, axes and devices before rules
 * @param excluded how many of them the exclude rules take out
 * @param included how many cells the include rules add
 * @param total all cells after rules
 * @param models cells by the model's name, in the order of the sweep
 * @param axes cells by axis (quantization, sparsity, rank, distillation, runtime) and canonical text of the value
 * @param skipped how many cells each reason keeps from being measured
 * @param variants distinct models that are measured, the models as they came included
 * @param builds distinct models that must be built for that
 * @param deviceTime least time that all cells together occupy devices, see {@link #START_UP}; on several devices it is shared
 */
public record SweepPlan(
        long product,
        long excluded,
        long included,
        Tally total,
        Map<String, Tally> models,
        Map<String, Map<String, Tally>> axes,
        Map<Skip, Long> skipped,
        long variants,
        long builds,
        Duration deviceTime) {
    /** What a fresh process takes from its start to the first warm-up inference on a desktop core; a small board takes longer. */
    public static final Duration START_UP = Duration.ofMillis(600);

    /** Goes through all cells once: a second or so per million. */
    public static SweepPlan of(SweepExpansion expansion) {
        return new PlanCount(expansion).plan();
    }

    /** Least time for one cell: its runs, each with start, warm-up and sampling. */
    static Duration cellTime(MeasureSettings measure) {
        return START_UP.plus(measure.warmup()).plus(measure.duration()).multipliedBy(measure.runs());
    }

    /** Why the sweep must not be started, as a sentence that begins with the key to change; empty when it may. */
    public Optional<String> refusal(int cellsMax) {
        if (total.cells() > cellsMax) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "limits.cells: %,d cells would be expanded; expected at most %,d (raise limits.cells or give --max-cells, or add exclude rules)",
                    total.cells(),
                    cellsMax));
        }
        if (total.measured() == 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "axes: no cell is left to measure (%,d skipped, %,d excluded); expected at least one",
                    total.skipped(),
                    excluded));
        }
        return Optional.empty();
    }
}

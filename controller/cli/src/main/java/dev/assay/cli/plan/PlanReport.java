package dev.assay.cli.plan;

import dev.assay.sweep.expansion.Skip;
import dev.assay.sweep.expansion.SweepPlan;
import dev.assay.sweep.expansion.Tally;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sweep's plan for programs: what {@code assay sweep plan --json} writes.
 *
 * @param format {@value #FORMAT}; raised when a field changes its meaning or goes away, not when one is added
 * @param product combinations of models, axes and devices before rules
 * @param excluded how many of them the exclude rules take out
 * @param included how many cells the include rules add
 * @param models cells by the model's name
 * @param axes cells by axis and the value's canonical text
 * @param variants distinct models that are measured
 * @param builds those of them that must be built
 * @param deviceSeconds least time that all cells together occupy devices
 * @param refusal why the sweep must not be started; null when it may
 */
public record PlanReport(
        String format,
        String sweep,
        long product,
        long excluded,
        long included,
        Tally total,
        Map<String, Tally> models,
        Map<String, Map<String, Tally>> axes,
        List<Skipped> skipped,
        long variants,
        long builds,
        double deviceSeconds,
        @Nullable String refusal) {
    /** The version of this record. */
    public static final String FORMAT = "assay-plan/1";

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Cells that are left out for one reason. */
    public record Skipped(Skip.Kind kind, String reason, String remedy, long cells) {}

    /** The plan with what is needed to read it alone. */
    public static PlanReport of(String sweep, SweepPlan plan, @Nullable String refusal) {
        return new PlanReport(
                FORMAT,
                sweep,
                plan.product(),
                plan.excluded(),
                plan.included(),
                plan.total(),
                plan.models(),
                plan.axes(),
                plan.skipped().entrySet().stream()
                        .map(e -> new Skipped(
                                e.getKey().kind(),
                                e.getKey().reason(),
                                e.getKey().kind().remedy(),
                                e.getValue()))
                        .toList(),
                plan.variants(),
                plan.builds(),
                plan.deviceTime().toMillis() / MILLIS_PER_SECOND,
                refusal);
    }
}

package dev.assay.server.campaign;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Task;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.cell.CellTerms;
import dev.assay.sweep.DataSpec;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.expansion.Cell;
import dev.assay.sweep.expansion.SweepPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a sweep says of measuring, in the words that agents understand. */
final class MeasureTerms {
    private static final double MILLIS_PER_SECOND = 1e3;

    private MeasureTerms() {}

    static CellTerms of(Cell cell, MeasureSettings measure, ArtifactStore artifacts) {
        DataSpec test = cell.model().test();
        @Nullable ArtifactRef data = test == null ? null : artifacts.ref(test.sha256());
        RuntimeSettings runtime = cell.runtime();
        RunPlan run = new RunPlan(
                runtime.provider(),
                runtime.threads(),
                runtime.batch(),
                measure.samples(),
                seconds(measure.duration()),
                MeasureSettings.SAMPLES_MAX,
                MeasureSettings.WARMUP_RUNS_MIN,
                seconds(measure.warmup()),
                seconds(measure.warmupMax()),
                seconds(measure.timeout()));
        return new CellTerms(
                label(cell),
                data,
                task(cell.model().task()),
                run,
                measure.runs(),
                seconds(measure.cooldownMax()),
                measure.profile() ? ProfilePlan.USUAL : null);
    }

    /** For people: {@code mobilenetv2 · static-int8}. */
    static String label(Cell cell) {
        return cell.model().name() + " · " + cell.recipe().label();
    }

    private static Task task(ModelTask task) {
        return switch (task) {
            case CLASSIFICATION -> Task.CLASSIFICATION;
            case NONE -> Task.NONE;
        };
    }

    /** Least time that one cell occupies its device: what is promised before any cell was measured. */
    static double cellSeconds(SweepPlan plan) {
        return seconds(plan.deviceTime()) / Math.max(1, plan.total().measured());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}

package dev.assay.server.cell;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import org.jspecify.annotations.Nullable;

/**
 * How a cell is to be measured: a {@link SessionPlan} without the model, which may not be built yet.
 *
 * @param label for people: {@code mobilenetv2 · static-int8}
 * @param testData null when the sweep names none
 * @param profile null when no profile is wanted
 */
public record CellTerms(
        String label,
        @Nullable ArtifactRef testData,
        Task task,
        RunPlan run,
        int runs,
        double cooldownSecondsMax,
        @Nullable ProfilePlan profile) {

    /** The plan for the built model. */
    public SessionPlan plan(ArtifactRef model) {
        return new SessionPlan(label, model, testData, task, run, runs, cooldownSecondsMax, null, profile);
    }
}

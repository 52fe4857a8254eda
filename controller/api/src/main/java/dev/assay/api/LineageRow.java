package dev.assay.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a variant's bytes come from.
 *
 * @param modelSha256 of the model as it was uploaded
 * @param modelBytes null when its file is not here any more
 * @param calibrationSha256 of the calibration data; null when the model has none
 * @param steps what the recipe did, in this order; none for the model as it came
 * @param artifact what came out; null until it is built
 */
public record LineageRow(
        String modelSha256,
        @Nullable Long modelBytes,
        @Nullable String calibrationSha256,
        List<LineageStep> steps,
        @Nullable ArtifactRow artifact) {
    public LineageRow {
        steps = List.copyOf(steps);
    }
}

package dev.assay.regression.judgement;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import org.jspecify.annotations.Nullable;

/**
 * One side of a gate, as it was known when the gate was decided.
 *
 * @param settings identity of all that a run of it is told, the model's bytes included
 * @param environment that the baseline was measured in, or that of the device now; null when nobody noted it
 */
public record CourseSide(
        ArtifactRef artifact, String settings, @Nullable Environment environment) {}

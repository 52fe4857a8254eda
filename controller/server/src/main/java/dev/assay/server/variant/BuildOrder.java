package dev.assay.server.variant;

import dev.assay.sweep.VariantRecipe;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One variant to be built.
 *
 * @param student null when the recipe names none
 * @param calibration null when there is none
 * @param folder an empty folder of this build alone; the built model and whatever the build leaves goes here
 * @param timeout after which the build has failed
 */
public record BuildOrder(
        Path model,
        @Nullable Path student,
        @Nullable Path calibration,
        VariantRecipe recipe,
        Path folder,
        Duration timeout) {}

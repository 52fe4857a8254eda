package dev.assay.simulator.model;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PlantedChange;
import java.util.Optional;

/** What is known of models that were made worse on purpose. A simulated device runs no model: it must be told. */
@FunctionalInterface
public interface PlantedChanges {
    /** Every model is an ordinary one. */
    PlantedChanges NONE = model -> Optional.empty();

    /** What was planted into this model; empty for an ordinary one. */
    Optional<PlantedChange> in(ArtifactRef model);
}

package dev.assay.simulator.device;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PlantedChange;
import dev.assay.simulator.model.PlantedChanges;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was planted into the models that a device has seen, each file looked at once. One thread owns it. */
final class PlantedShelf implements PlantedChanges {
    private final Map<String, Optional<PlantedChange>> bySha256 = new HashMap<>();

    /** Looks at a model's file. */
    void look(ArtifactRef model, Path file) {
        bySha256.computeIfAbsent(model.sha256(), sha256 -> PlantedChange.in(ModelMetadata.of(file)));
    }

    @Override
    public Optional<PlantedChange> in(ArtifactRef model) {
        return bySha256.getOrDefault(model.sha256(), Optional.empty());
    }
}

package dev.assay.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What was planted into a model on purpose, to see whether a gate finds it. It stands in the file's own metadata, so that nobody takes
 * such a model for a real one, and so that a simulated device, which runs no model, can behave as if it had.
 *
 * @param amount how much of it, as {@code kind} says
 * @param original the model before
 */
public record PlantedChange(Kind kind, double amount, ArtifactRef original) {
    /** Under which key of the model's metadata it stands. */
    public static final String METADATA_KEY = "assay.planted";

    /** What makes the model worse. */
    public enum Kind {
        /** More to compute in each inference; the amount is in steps, of which one takes nanoseconds. */
        WORK,
        /** More resident memory; the amount is in bytes. */
        MEMORY,
        /** Wrong answers where there were right ones; the amount is the share of answers. */
        ERRORS
    }

    /** As it stands in the metadata. */
    public String text() {
        return new String(WireJson.write(this), StandardCharsets.UTF_8);
    }

    /** What a model's metadata tell; empty for an ordinary model. */
    public static Optional<PlantedChange> in(Map<String, String> metadata) {
        String text = metadata.get(METADATA_KEY);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireJson.read(PlantedChange.class, text.getBytes(StandardCharsets.UTF_8)));
        } catch (WireFormatException e) {
            // Somebody else's metadata under our key: an ordinary model.
            return Optional.empty();
        }
    }
}

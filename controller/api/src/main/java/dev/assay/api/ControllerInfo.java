package dev.assay.api;

import java.util.List;

/**
 * Who answers: {@code GET /api/v1/info}.
 *
 * @param farmId of the farm's store: the same whichever of its controllers answers
 * @param store {@code H2} or {@code PostgreSQL}
 * @param controllers those that serve the farm now, the oldest first
 */
public record ControllerInfo(
        String version, int protocolVersion, String farmId, String store, List<ControllerRow> controllers) {
    public ControllerInfo {
        controllers = List.copyOf(controllers);
    }
}

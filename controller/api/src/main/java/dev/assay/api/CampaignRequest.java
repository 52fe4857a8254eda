package dev.assay.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a sweep to be executed: {@code POST /api/v1/campaigns}. The files that the sweep names must have been uploaded
 * before, each under its SHA-256.
 *
 * @param fileName the sweep's file as the user named it, for messages
 * @param sweepYaml the sweep as the user wrote it
 * @param artifacts for each path as written in the sweep, the SHA-256 of the file
 * @param fresh whether everything is built and measured again, even where a result is known
 * @param cellsMax overrides the sweep's own limit of cells; null to keep it
 * @param priority -100 … 100, 0 when nobody cares: a device takes jobs of a higher one first, and turns among campaigns of the same
 * @param gate whether and how it is judged against a baseline; null when it is not
 */
public record CampaignRequest(
        String fileName,
        String sweepYaml,
        Map<String, String> artifacts,
        @Nullable String revision,
        @Nullable String branch,
        boolean fresh,
        @Nullable Integer cellsMax,
        int priority,
        @Nullable GateRequest gate) {
    public CampaignRequest {
        artifacts = Map.copyOf(artifacts);
    }
}

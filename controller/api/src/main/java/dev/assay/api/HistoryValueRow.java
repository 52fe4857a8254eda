package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * One value of a history: the figure of one session.
 *
 * @param revision of its campaign; null when it had none
 * @param measuredAt ISO 8601, UTC
 * @param value in the metric's base unit
 * @param sourceSha256 the model as it was uploaded
 * @param artifactSha256 what was measured
 * @param toolchain version of the optimizers
 * @param fingerprint of the environment that measured
 */
public record HistoryValueRow(
        String campaignId,
        @Nullable String revision,
        String measuredAt,
        double value,
        String sourceSha256,
        String artifactSha256,
        String toolchain,
        String fingerprint) {}

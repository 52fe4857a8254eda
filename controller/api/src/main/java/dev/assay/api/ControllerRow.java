package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * A controller that serves the farm now.
 *
 * @param controllerId of its process, new at every start
 * @param url where agents and clients reach it; null when it does not know
 * @param startedAt ISO 8601, UTC
 * @param seenAt when it last gave a sign of life; ISO 8601, UTC
 */
public record ControllerRow(
        String controllerId, @Nullable String url, String version, String startedAt, String seenAt) {}

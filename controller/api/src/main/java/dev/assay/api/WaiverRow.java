package dev.assay.api;

import dev.assay.regression.verdict.GatedMetric;
import org.jspecify.annotations.Nullable;

/**
 * A regression that is let through.
 *
 * @param device null for every device
 * @param expiresAt ISO 8601, UTC; a verdict of a later time is not waived
 * @param createdAt ISO 8601, UTC
 * @param createdBy name of the token
 */
public record WaiverRow(
        String id,
        String sweep,
        String model,
        String variant,
        @Nullable String device,
        GatedMetric metric,
        String expiresAt,
        String note,
        String createdAt,
        String createdBy) {}

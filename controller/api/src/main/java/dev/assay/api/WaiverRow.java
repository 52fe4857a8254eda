package dev.assay.api;

import dev.assay.regression.verdict.GatedMetric;
import java.time.Instant;
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
        String createdBy) {
    /** Whether it lets this through: a FAIL on the metric of the cell, given at that time. */
    public boolean covers(String ofModel, String ofVariant, @Nullable String onDevice, GatedMetric failed, Instant at) {
        return metric == failed
                && model.equals(ofModel)
                && variant.equals(ofVariant)
                && (device == null || device.equals(onDevice))
                && Instant.parse(expiresAt).isAfter(at);
    }
}

package dev.assay.api;

import dev.assay.regression.verdict.GatedMetric;
import org.jspecify.annotations.Nullable;

/**
 * Lets a known regression through for a while: {@code POST /api/v1/waivers}.
 *
 * @param model name in the sweep
 * @param variant as a table shows it: {@code static-int8 rank=0.5}
 * @param device null for every device
 * @param expiresAt ISO 8601 with a time zone, later than now and at most a year: {@code 2026-12-24T00:00:00Z}
 * @param note why, 1 … 500 characters
 */
public record WaiverRequest(
        String sweep,
        String model,
        String variant,
        @Nullable String device,
        GatedMetric metric,
        String expiresAt,
        String note) {}

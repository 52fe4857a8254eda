package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * A token without its secret: {@code GET /api/v1/tokens}.
 *
 * @param device the only device that it speaks for; null for one that speaks for none or any
 * @param expiresAtEpochSeconds null when it has no end
 * @param usedAtEpochSeconds when it was shown last, exact to ten minutes; null when it never was
 */
public record TokenRow(
        String id,
        TokenScope scope,
        String name,
        @Nullable String device,
        double createdAtEpochSeconds,
        @Nullable Double expiresAtEpochSeconds,
        @Nullable Double usedAtEpochSeconds) {}

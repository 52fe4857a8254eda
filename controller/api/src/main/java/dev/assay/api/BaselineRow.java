package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * An accepted campaign.
 *
 * @param sweep whose candidates are compared with it
 * @param revision of the campaign; null when it had none
 * @param acceptedAt ISO 8601, UTC
 * @param acceptedBy name of the token, or the gated campaign that moved the baseline to itself
 * @param pinned whether it is the baseline of its sweep and branch now; otherwise another has taken its place
 */
public record BaselineRow(
        String sweep,
        String branch,
        String campaignId,
        @Nullable String revision,
        String acceptedAt,
        String acceptedBy,
        String note,
        boolean pinned) {}

package dev.assay.server.campaign;

import dev.assay.api.CampaignState;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of campaigns.
 *
 * @param createdAt ISO 8601, UTC
 */
public record CampaignRow(
        String campaignId,
        String sweep,
        CampaignState state,
        String createdAt,
        @Nullable String revision,
        @Nullable String branch) {}

package dev.assay.cli.client;

import dev.assay.api.CampaignState;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that a controller knows, as its list shows it.
 *
 * @param createdAt ISO 8601, UTC
 */
public record KnownCampaign(
        String campaignId,
        String sweep,
        CampaignState state,
        String createdAt,
        @Nullable String revision,
        @Nullable String branch) {}

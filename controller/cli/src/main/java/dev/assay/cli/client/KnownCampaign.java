package dev.assay.cli.client;

import dev.assay.api.CampaignState;

/** A campaign that a controller knows, as far as this command wants to know it. */
public record KnownCampaign(String campaignId, CampaignState state) {}

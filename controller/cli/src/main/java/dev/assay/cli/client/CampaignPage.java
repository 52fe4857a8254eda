package dev.assay.cli.client;

import java.util.List;

/** What {@code GET /campaigns} answers. */
record CampaignPage(List<KnownCampaign> campaigns) {
    CampaignPage {
        campaigns = List.copyOf(campaigns);
    }
}

package dev.assay.server.campaign;

import java.util.List;

/** Campaigns, the newest first. */
public record CampaignList(List<CampaignRow> campaigns) {
    public CampaignList {
        campaigns = List.copyOf(campaigns);
    }
}

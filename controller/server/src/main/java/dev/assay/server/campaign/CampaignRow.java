package dev.assay.server.campaign;

import dev.assay.api.CampaignState;
import dev.assay.api.CellTally;
import dev.assay.api.VerdictTally;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of campaigns.
 *
 * @param createdAt ISO 8601, UTC
 * @param finishedAt ISO 8601, UTC; null while it runs
 * @param verdicts null when it is not judged against a baseline
 */
public record CampaignRow(
        String campaignId,
        String sweep,
        CampaignState state,
        String createdAt,
        @Nullable String finishedAt,
        @Nullable String revision,
        @Nullable String branch,
        CellTally cells,
        @Nullable VerdictTally verdicts) {}

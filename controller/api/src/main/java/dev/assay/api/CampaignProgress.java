package dev.assay.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign is: {@code GET /api/v1/campaigns/{id}/progress}.
 *
 * @param cellsDone settled cells, skipped ones included
 * @param variantsBuilt of the distinct variants that this campaign needs
 * @param doingNow one line for each build or job that is under way: {@code kitchen-pi5: mobilenetv2 · static-int8, run 2 of 5}
 * @param remainingSeconds estimated from the cells already done, or from the plan before there are any; null when nothing
 *     can be said because no device takes the work
 * @param blockers why nothing moves, for people: {@code no device with labels arch=aarch64 is connected}
 */
public record CampaignProgress(
        String campaignId,
        CampaignState state,
        int cellsTotal,
        int cellsDone,
        int cellsMeasured,
        int cellsSkipped,
        int cellsFailed,
        int variantsTotal,
        int variantsBuilt,
        List<String> doingNow,
        @Nullable Double remainingSeconds,
        List<String> blockers) {
    public CampaignProgress {
        doingNow = List.copyOf(doingNow);
        blockers = List.copyOf(blockers);
    }
}

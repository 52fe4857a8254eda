package dev.assay.api;

import dev.assay.protocol.ModelProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell looked at closely: {@code GET /api/v1/campaigns/{id}/cells/{index}}.
 *
 * @param campaignCreatedAt ISO 8601, UTC
 * @param assayVersion of the controller
 * @param device as it is now; null for a cell without one
 * @param lineage where the variant's bytes come from; null for a cell that was skipped
 * @param profile which operators take the time; null when the sweep asked for none, or the device gave none
 * @param elsewhere the same variant under the same runtime setting on the campaign's other devices
 */
public record CellView(
        String campaignId,
        String sweep,
        CampaignState campaignState,
        String campaignCreatedAt,
        @Nullable String revision,
        @Nullable String branch,
        String assayVersion,
        CellRow cell,
        @Nullable DeviceRow device,
        @Nullable LineageRow lineage,
        @Nullable ModelProfile profile,
        List<CellElsewhere> elsewhere) {
    public CellView {
        elsewhere = List.copyOf(elsewhere);
    }
}

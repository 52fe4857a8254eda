package dev.assay.api;

import dev.assay.regression.finding.Findings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a campaign: {@code GET /api/v1/campaigns/{id}/report}, and the file that
 * {@code assay run --json} writes.
 *
 * @param format {@value #FORMAT}; raised when a field changes its meaning or goes away, not when one is added
 * @param createdAt ISO 8601, UTC
 * @param finishedAt ISO 8601, UTC; null while the campaign runs
 * @param assayVersion of the controller
 * @param cells in the order of the sweep
 * @param gate null when the campaign is not judged against a baseline
 * @param findings what the figures say without any baseline; cells are named by their index
 */
public record CampaignReport(
        String format,
        String campaignId,
        String sweep,
        CampaignState state,
        String createdAt,
        @Nullable String finishedAt,
        @Nullable String revision,
        @Nullable String branch,
        String assayVersion,
        long seed,
        List<DeviceRow> devices,
        List<CellRow> cells,
        @Nullable GateRow gate,
        Findings findings) {
    /** The version of this record as {@code --json} writes it. */
    public static final String FORMAT = "assay-report/1";

    public CampaignReport {
        devices = List.copyOf(devices);
        cells = List.copyOf(cells);
        // A controller of an earlier version does not send them.
        findings = Objects.requireNonNullElse(findings, Findings.NONE);
    }
}

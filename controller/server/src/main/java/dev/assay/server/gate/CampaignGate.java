package dev.assay.server.gate;

import dev.assay.api.BaselineMove;
import dev.assay.regression.judgement.AskedLimits;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign is judged, as it was decided when it began.
 *
 * @param baselineCampaignSeq null when nobody had accepted a campaign
 * @param deviceSecondsMax that it may take; null for no limit
 * @param verdicts how many can fail it
 */
record CampaignGate(
        long campaignSeq,
        String campaignId,
        String sweep,
        String branch,
        @Nullable Long baselineSeq,
        @Nullable Long baselineCampaignSeq,
        @Nullable String baselineCampaignId,
        AskedLimits limits,
        BaselineMove move,
        @Nullable Double deviceSecondsMax,
        int verdicts,
        long seed,
        boolean isFresh) {

    private static final String QUERY = """
            select campaign_gate.*, campaign.id, campaign.sweep, campaign.seed, campaign.is_fresh,
                   baseline.campaign_seq as baseline_campaign_seq, accepted.id as baseline_campaign_id
            from campaign_gate
            join campaign on campaign.seq = campaign_gate.campaign_seq
            left join baseline on baseline.seq = campaign_gate.baseline_seq
            left join campaign accepted on accepted.seq = baseline.campaign_seq
            where campaign_gate.campaign_seq = ?
            """;

    static Optional<CampaignGate> find(Handle handle, long campaignSeq) {
        return handle.createQuery(QUERY)
                .bind(0, campaignSeq)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static CampaignGate of(ResultSet row) throws SQLException {
        return new CampaignGate(
                row.getLong("campaign_seq"),
                row.getString("id"),
                row.getString("sweep"),
                row.getString("branch"),
                number(row, "baseline_seq"),
                number(row, "baseline_campaign_seq"),
                row.getString("baseline_campaign_id"),
                StoredJson.read(AskedLimits.class, row.getString("limits")),
                BaselineMove.valueOf(row.getString("move")),
                seconds(row),
                row.getInt("verdicts_primary"),
                row.getLong("seed"),
                row.getBoolean("is_fresh"));
    }

    private static @Nullable Double seconds(ResultSet row) throws SQLException {
        double value = row.getDouble("device_seconds_max");
        return row.wasNull() ? null : value;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}

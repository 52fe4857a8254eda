package dev.assay.server.job;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.cell.CellTerms;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An unsettled cell whose variant is built and whose device is known, and that has no job yet.
 *
 * @param model its name in the sweep
 * @param scope empty, or the campaign when it wants measurements of its own
 * @param fingerprint of the device's environment now
 * @param priority of its campaign
 * @param losses on devices that it waited for before
 * @param isGated whether its campaign is judged against a baseline
 */
public record BuiltCell(
        long campaignSeq,
        int cellIndex,
        String model,
        int modelOrder,
        int variantOrder,
        String scope,
        String device,
        String fingerprint,
        int priority,
        int losses,
        SessionPlan plan,
        boolean isGated) {

    static final String QUERY = """
            select cell.*, variant.artifact_sha256, variant.artifact_bytes, device.fingerprint,
                   campaign.id as campaign_id, campaign.is_fresh, campaign.priority,
                   campaign_gate.branch is not null as is_gated
            from cell
            join variant on variant.seq = cell.variant_seq and variant.state = 'BUILT'
            join device on device.name = cell.device
            join campaign on campaign.seq = cell.campaign_seq
            left join campaign_gate on campaign_gate.campaign_seq = cell.campaign_seq
            where cell.outcome is null and cell.job_id is null and <which>
            order by cell.campaign_seq, cell.cell_index
            """;

    static BuiltCell of(ResultSet row) throws SQLException {
        ArtifactRef built = new ArtifactRef(row.getString("artifact_sha256"), row.getLong("artifact_bytes"));
        return new BuiltCell(
                row.getLong("campaign_seq"),
                row.getInt("cell_index"),
                row.getString("model"),
                row.getInt("model_order"),
                row.getInt("variant_order"),
                row.getBoolean("is_fresh") ? row.getString("campaign_id") : "",
                row.getString("device"),
                row.getString("fingerprint"),
                row.getInt("priority"),
                row.getInt("losses"),
                StoredJson.read(CellTerms.class, row.getString("terms")).plan(built),
                row.getBoolean("is_gated"));
    }

    /** Says when two measurements are the same. */
    String identity() {
        return MeasurementIdentity.of(plan, device, fingerprint);
    }

    /** A job that measures it by this plan. */
    public NewJob job(String jobIdentity, JobPurpose purpose, SessionPlan how) {
        return new NewJob(
                jobIdentity,
                scope,
                device,
                fingerprint,
                how,
                campaignSeq,
                cellIndex,
                new NewJob.Order(modelOrder, variantOrder),
                purpose,
                losses,
                priority);
    }
}

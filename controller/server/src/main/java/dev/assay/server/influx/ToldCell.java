package dev.assay.server.influx;

import dev.assay.api.CellState;
import dev.assay.protocol.Environment;
import dev.assay.regression.summary.SessionConditions;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A settled cell with all that its points say.
 *
 * @param branch null when its campaign named none
 * @param isPinned whether some baseline of the sweep is pinned to the branch
 * @param reason why it has no figures; null when it has
 * @param owner who must act; null when nobody must
 * @param campaignCells of its whole campaign, settled or not
 * @param settledMillis when its campaign ended; null while it runs
 * @param session null when it has no figures
 * @param baseline null when nobody had accepted one
 */
record ToldCell(
        CellPlace place,
        String campaignId,
        String sweep,
        @Nullable String branch,
        boolean isPinned,
        @Nullable String revision,
        @Nullable Long settledMillis,
        String model,
        String label,
        Map<String, String> axes,
        @Nullable String device,
        @Nullable String profile,
        boolean isSimulated,
        CellState state,
        @Nullable String reason,
        @Nullable String owner,
        int campaignCells,
        @Nullable String variantId,
        @Nullable String artifactSha256,
        long artifactBytes,
        @Nullable Session session,
        @Nullable Baseline baseline) {

    /** What was measured, and when it was stored. */
    record Session(
            SessionSummary summary,
            @Nullable SessionConditions conditions,
            @Nullable Environment environment,
            String rawSha256,
            long storedMillis) {}

    /** What it is compared with. */
    record Baseline(String campaignId, @Nullable String revision) {}

    private static final String QUERY = """
            select cell.*, campaign.id as campaign_id, campaign.sweep, campaign.branch, campaign.revision,
                   campaign.finished_at, device.profile, device.is_simulated,
                   variant.variant_id, variant.artifact_sha256, variant.artifact_bytes,
                   session.summary, session.conditions, session.environment, session.raw_sha256, session.stored_at,
                   (select max(last_one.cell_index) + 1 from cell last_one where last_one.campaign_seq = campaign.seq) as campaign_cells,
                   accepted.id as baseline_id, accepted.revision as baseline_revision,
                   case when campaign.branch is not null and campaign.branch not like 'assay/%'
                             and exists (select 1 from baseline where baseline.sweep = campaign.sweep
                                         and baseline.branch = campaign.branch)
                        then 1 else 0 end as is_pinned
            from cell
            join campaign on campaign.seq = cell.campaign_seq
            left join device on device.name = cell.device
            left join variant on variant.seq = cell.variant_seq
            left join session on session.job_id = cell.job_id and cell.outcome in ('MEASURED', 'REUSED')
            left join campaign_gate on campaign_gate.campaign_seq = campaign.seq
            left join baseline pinned on pinned.seq = campaign_gate.baseline_seq
            left join campaign accepted on accepted.seq = pinned.campaign_seq
            where cell.campaign_seq = ? and cell.cell_index = ? and cell.outcome is not null
            """;

    /** The cell; empty while it is not settled. */
    static Optional<ToldCell> at(Handle handle, CellPlace place) {
        return handle.createQuery(QUERY)
                .bind(0, place.campaignSeq())
                .bind(1, place.cellIndex())
                .map((row, context) -> of(row))
                .findOne();
    }

    private static ToldCell of(ResultSet row) throws SQLException {
        long finished = row.getLong("finished_at");
        boolean isRunning = row.wasNull();
        String baseline = row.getString("baseline_id");
        return new ToldCell(
                new CellPlace(row.getLong("campaign_seq"), row.getInt("cell_index")),
                row.getString("campaign_id"),
                row.getString("sweep"),
                row.getString("branch"),
                row.getInt("is_pinned") == 1,
                row.getString("revision"),
                isRunning ? null : (Long) finished,
                row.getString("model"),
                row.getString("label"),
                StoredJson.read(CellAxes.class, row.getString("axes")).values(),
                row.getString("device"),
                row.getString("profile"),
                row.getBoolean("is_simulated"),
                CellState.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("failure_owner"),
                row.getInt("campaign_cells"),
                row.getString("variant_id"),
                row.getString("artifact_sha256"),
                row.getLong("artifact_bytes"),
                session(row),
                baseline == null ? null : new Baseline(baseline, row.getString("baseline_revision")));
    }

    private static @Nullable Session session(ResultSet row) throws SQLException {
        String summary = row.getString("summary");
        String conditions = row.getString("conditions");
        String environment = row.getString("environment");
        return summary == null
                ? null
                : new Session(
                        StoredJson.read(SessionSummary.class, summary),
                        conditions == null ? null : StoredJson.read(SessionConditions.class, conditions),
                        environment == null ? null : StoredJson.read(Environment.class, environment),
                        row.getString("raw_sha256"),
                        row.getLong("stored_at"));
    }
}

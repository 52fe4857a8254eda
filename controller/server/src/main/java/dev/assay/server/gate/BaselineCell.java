package dev.assay.server.gate;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.cell.CellTerms;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A measured cell of an accepted campaign.
 *
 * @param jobId whose session has its figures
 * @param artifact that was measured
 * @param terms by which it was
 * @param environment in which it was; null when a controller that did not note it stored the session
 */
record BaselineCell(
        String jobId,
        String key,
        String device,
        ArtifactRef artifact,
        CellTerms terms,
        @Nullable Environment environment,
        SessionSummary summary) {

    private static final String QUERY = """
            select cell.model, cell.axes, cell.terms, cell.device, job.id as job_id, job.plan, session.environment,
                   session.summary
            from cell
            join job on job.id = cell.job_id
            join session on session.job_id = cell.job_id
            where cell.campaign_seq = :campaign and cell.model = :model and cell.label = :variant
              and cell.device in (:device, :meantFor) and cell.outcome in ('MEASURED', 'REUSED')
            order by cell.cell_index
            """;

    /** The cell that a candidate is compared with: same model, axes and device, or the device that another stands in for. */
    static Optional<BaselineCell> find(Handle handle, long baselineCampaignSeq, CandidateCell candidate) {
        List<BaselineCell> same = handle
                .createQuery(QUERY)
                .bind("campaign", baselineCampaignSeq)
                .bind("model", candidate.model())
                .bind("variant", candidate.variant())
                .bind("device", candidate.device())
                .bind("meantFor", candidate.meantFor() == null ? candidate.device() : candidate.meantFor())
                .map((row, context) -> of(row))
                .list()
                .stream()
                .filter(cell -> cell.key().equals(candidate.key()))
                .toList();
        return same.stream()
                .filter(cell -> cell.device().equals(candidate.device()))
                .findFirst()
                .or(() -> same.stream()
                        .filter(cell -> cell.device().equals(candidate.meantFor()))
                        .findFirst());
    }

    private static BaselineCell of(ResultSet row) throws SQLException {
        String environment = row.getString("environment");
        return new BaselineCell(
                row.getString("job_id"),
                CellKey.of(
                        row.getString("model"),
                        StoredJson.read(CellAxes.class, row.getString("axes")).values()),
                row.getString("device"),
                StoredJson.read(SessionPlan.class, row.getString("plan")).model(),
                StoredJson.read(CellTerms.class, row.getString("terms")),
                environment == null ? null : StoredJson.read(Environment.class, environment),
                StoredJson.read(SessionSummary.class, row.getString("summary")));
    }
}

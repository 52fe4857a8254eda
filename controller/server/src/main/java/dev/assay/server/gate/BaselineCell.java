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
import java.util.stream.Stream;
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
        ArtifactRef artifact,
        CellTerms terms,
        @Nullable Environment environment,
        SessionSummary summary) {

    /** Without the figures, which are large: of many runtime settings of a variant only one is asked for. */
    private static final String PLACES = """
            select cell_index, axes, device from cell
            where campaign_seq = :campaign and model = :model and label = :variant
              and device in (:device, :meantFor) and outcome in ('MEASURED', 'REUSED')
            order by cell_index
            """;

    private static final String QUERY = """
            select cell.terms, job.id as job_id, job.plan, session.environment, session.summary
            from cell
            join job on job.id = cell.job_id
            join session on session.job_id = cell.job_id
            where cell.campaign_seq = :campaign and cell.cell_index = :index
            """;

    private record Place(int index, String axes, String device) {
        boolean isOf(CandidateCell candidate) {
            return StoredJson.read(CellAxes.class, axes).values().equals(candidate.axes());
        }
    }

    /** The cell that a candidate is compared with: same model, axes and device, or the device that another stands in for. */
    static Optional<BaselineCell> find(Handle handle, long baselineCampaignSeq, CandidateCell candidate) {
        List<Place> places = handle.createQuery(PLACES)
                .bind("campaign", baselineCampaignSeq)
                .bind("model", candidate.model())
                .bind("variant", candidate.variant())
                .bind("device", candidate.device())
                .bind("meantFor", candidate.meantFor() == null ? candidate.device() : candidate.meantFor())
                .map((row, context) ->
                        new Place(row.getInt("cell_index"), row.getString("axes"), row.getString("device")))
                .list();
        return Stream.of(candidate.device(), candidate.meantFor())
                .flatMap(
                        device -> places.stream().filter(place -> place.device().equals(device)))
                .filter(place -> place.isOf(candidate))
                .findFirst()
                .flatMap(place -> handle.createQuery(QUERY)
                        .bind("campaign", baselineCampaignSeq)
                        .bind("index", place.index())
                        .map((row, context) -> of(row))
                        .findOne());
    }

    private static BaselineCell of(ResultSet row) throws SQLException {
        String environment = row.getString("environment");
        return new BaselineCell(
                row.getString("job_id"),
                StoredJson.read(SessionPlan.class, row.getString("plan")).model(),
                StoredJson.read(CellTerms.class, row.getString("terms")),
                environment == null ? null : StoredJson.read(Environment.class, environment),
                StoredJson.read(SessionSummary.class, row.getString("summary")));
    }
}

package dev.assay.server.report;

import dev.assay.api.ArtifactRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.cell.LiveState;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.BuildNotes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cell with everything that is stored about it.
 *
 * @param isReference whether it is the model as it came, which the others' accuracy is compared with
 * @param artifact null until it is built
 * @param session null until it is measured
 * @param isSimulated whether its device is
 * @param deviceNote why it has another device than the sweep meant; null when it has not
 */
record StoredCell(
        int index,
        String model,
        String label,
        boolean isReference,
        Map<String, String> axes,
        @Nullable String variantId,
        @Nullable String device,
        CellState state,
        @Nullable String reason,
        @Nullable FailureOwner owner,
        @Nullable ArtifactRow artifact,
        BuildNotes notes,
        @Nullable StoredSession session,
        boolean isSimulated,
        @Nullable String deviceNote) {

    /** What is stored of its measurement. */
    record StoredSession(String jobId, String rawSha256, SessionSummary summary) {}

    private static final String ALL = """
            select cell.*, variant.variant_id, variant.state as variant_state, variant.artifact_sha256,
                   variant.artifact_bytes, variant.notes, job.state as job_state,
                   session.raw_sha256, session.summary, device.is_simulated
            from cell
            left join device on device.name = cell.device
            left join variant on variant.seq = cell.variant_seq
            left join job on job.id = cell.job_id
            left join session on session.job_id = cell.job_id
            where cell.campaign_seq = ?
            """;
    private static final String IN_ORDER = " order by cell.cell_index";

    /** All cells of a campaign, by its number. */
    static final String QUERY = ALL + IN_ORDER;

    /** By campaign, campaign and index: the cells on the device of this one, which it is judged among, and those with its variant. */
    static final String QUERY_AROUND = ALL
            + " and exists (select 1 from cell one where one.campaign_seq = ? and one.cell_index = ?"
            + " and (one.cell_index = cell.cell_index or one.device = cell.device or one.variant_seq = cell.variant_seq))"
            + IN_ORDER;

    static StoredCell of(ResultSet row, Set<String> connected) throws SQLException {
        boolean isBuilt = "BUILT".equals(row.getString("variant_state"));
        String device = row.getString("device");
        String owner = row.getString("failure_owner");
        String notes = row.getString("notes");
        CellState state = LiveState.of(
                row.getString("outcome"),
                isBuilt,
                "LEASED".equals(row.getString("job_state")),
                device != null && connected.contains(device));
        return new StoredCell(
                row.getInt("cell_index"),
                row.getString("model"),
                row.getString("label"),
                row.getInt("variant_order") == 0,
                StoredJson.read(CellAxes.class, row.getString("axes")).values(),
                row.getString("variant_id"),
                device,
                state,
                row.getString("reason"),
                owner == null ? null : FailureOwner.valueOf(owner),
                isBuilt ? new ArtifactRow(row.getString("artifact_sha256"), row.getLong("artifact_bytes")) : null,
                isBuilt && notes != null ? StoredJson.read(BuildNotes.class, notes) : BuildNotes.NONE,
                session(row),
                row.getBoolean("is_simulated"),
                row.getString("device_note"));
    }

    private static @Nullable StoredSession session(ResultSet row) throws SQLException {
        String summary = row.getString("summary");
        return summary == null
                ? null
                : new StoredSession(
                        row.getString("job_id"),
                        row.getString("raw_sha256"),
                        StoredJson.read(SessionSummary.class, summary));
    }

    /** Its figures; null when it has none. */
    @Nullable
    SessionSummary figures() {
        return state.isMeasured() && session != null ? session.summary() : null;
    }

    /** The job whose report has its answers to the test set; null when there are none. */
    @Nullable
    String answersJob() {
        SessionSummary figures = figures();
        return session == null || figures == null || figures.accuracy() == null ? null : session.jobId();
    }
}

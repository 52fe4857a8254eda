package dev.assay.server.gate;

import dev.assay.protocol.ArtifactRef;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is compared with its baseline in pairs.
 *
 * @param firstJob the job of the first session
 * @param secondJob that of the confirming one; null as long as there is none
 */
record GateCellRow(
        long campaignSeq,
        int cellIndex,
        GateInputs inputs,
        String firstJob,
        @Nullable String secondJob) {

    /** The one that a job measures. */
    static Optional<GateCellRow> ofJob(Handle handle, String jobId) {
        return handle.createQuery("select * from gate_cell where first_job = ? or second_job = ?")
                .bind(0, jobId)
                .bind(1, jobId)
                .map((row, context) -> of(row))
                .findOne();
    }

    /** That of a cell; empty when it has no pairs. */
    static Optional<GateCellRow> ofCell(Handle handle, long campaignSeq, int cellIndex) {
        return handle.createQuery(
                        "select * from gate_cell where campaign_seq = ? and cell_index = ? and first_job is not null")
                .bind(0, campaignSeq)
                .bind(1, cellIndex)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static GateCellRow of(ResultSet row) throws SQLException {
        return new GateCellRow(
                row.getLong("campaign_seq"),
                row.getInt("cell_index"),
                StoredJson.read(GateInputs.class, row.getString("inputs")),
                row.getString("first_job"),
                row.getString("second_job"));
    }

    /** Notes what a cell is compared with; whatever was noted before is forgotten. */
    static void forget(Handle handle, long campaignSeq, int cellIndex) {
        handle.execute("delete from gate_cell where campaign_seq = ? and cell_index = ?", campaignSeq, cellIndex);
    }

    /** A cell that needs no pairs. */
    static void insertWithoutPairs(Handle handle, CandidateCell cell, ArtifactRef baseline) {
        handle.execute(
                "insert into gate_cell (campaign_seq, cell_index, is_canary, baseline_sha256, baseline_bytes)"
                        + " values (?, ?, false, ?, ?)",
                cell.campaignSeq(),
                cell.index(),
                baseline.sha256(),
                baseline.bytes());
    }

    /** A cell whose first session is this job. */
    static void insert(Handle handle, CandidateCell cell, GateInputs inputs, boolean isCanary, String job) {
        String text = StoredJson.write(inputs);
        handle.execute(
                "insert into gate_cell (campaign_seq, cell_index, is_canary, baseline_sha256, baseline_bytes,"
                        + " inputs_sha256, inputs, first_job) values (?, ?, ?, ?, ?, ?, ?, ?)",
                cell.campaignSeq(),
                cell.index(),
                isCanary,
                inputs.baseline().sha256(),
                inputs.baseline().bytes(),
                // By which everybody asks for it as for any artifact, without a file for each of a thousand cells.
                Sha256.of(text),
                text,
                job);
    }

    /** Notes the confirming session, and that the cell waits for it. */
    void confirmBy(Handle handle, String job) {
        handle.execute(
                "update gate_cell set second_job = ? where campaign_seq = ? and cell_index = ?",
                job,
                campaignSeq,
                cellIndex);
        handle.execute(
                "update cell set job_id = ? where campaign_seq = ? and cell_index = ?", job, campaignSeq, cellIndex);
    }
}

package dev.assay.server.cell;

import dev.assay.api.CampaignState;
import dev.assay.api.CellState;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Settles cells, each once: what is settled never changes. All methods belong into a transaction behind the gate. Thread-safe.
 */
public final class CellBook {
    private final InstantSource clock;
    private final CampaignEnd ends;

    public CellBook(InstantSource clock, CampaignEnd ends) {
        this.clock = clock;
        this.ends = ends;
    }

    /** The session of the job was stored: its figures are those of every cell that waited for it. */
    public void measured(Handle handle, String jobId) {
        settle(handle, "job_id", jobId, CellState.MEASURED, null);
    }

    /** One cell was measured by this job, whatever other jobs it waited for besides. */
    public void measured(Handle handle, long campaignSeq, int cellIndex, String jobId) {
        settle(handle, campaignSeq, cellIndex, CellState.MEASURED, jobId);
    }

    /** The job gave no figures. */
    public void notMeasured(Handle handle, String jobId, CellFailure failure) {
        settle(handle, "job_id", jobId, CellState.MEASURE_FAILED, failure);
    }

    /** The variant could not be built. */
    public void notBuilt(Handle handle, long variantSeq, CellFailure failure) {
        settle(handle, "variant_seq", variantSeq, CellState.BUILD_FAILED, failure);
    }

    /** Nothing of the campaign that is not settled yet can be done. */
    public void failed(Handle handle, long campaignSeq, CellFailure failure) {
        settle(handle, "campaign_seq", campaignSeq, CellState.MEASURE_FAILED, failure);
    }

    /** One cell cannot be measured. */
    public void failed(Handle handle, long campaignSeq, int cellIndex, CellFailure failure) {
        handle.execute(
                "update cell set outcome = ?, reason = ?, failure_owner = ? where campaign_seq = ? and cell_index = ?"
                        + " and outcome is null",
                CellState.MEASURE_FAILED.name(),
                failure.reason(),
                failure.owner().name(),
                campaignSeq,
                cellIndex);
    }

    /** The campaign was stopped. */
    public void cancelled(Handle handle, long campaignSeq) {
        settle(handle, "campaign_seq", campaignSeq, CellState.CANCELLED, null);
    }

    /** The same measurement was stored before, by this job. */
    public void reused(Handle handle, long campaignSeq, int cellIndex, String jobId) {
        settle(handle, campaignSeq, cellIndex, CellState.REUSED, jobId);
    }

    private static void settle(Handle handle, long campaignSeq, int cellIndex, CellState outcome, String jobId) {
        handle.execute(
                "update cell set outcome = ?, job_id = ? where campaign_seq = ? and cell_index = ? and outcome is null",
                outcome.name(),
                jobId,
                campaignSeq,
                cellIndex);
    }

    private static void settle(
            Handle handle, String column, Object value, CellState outcome, @Nullable CellFailure failure) {
        handle.execute(
                "update cell set outcome = ?, reason = ?, failure_owner = ? where outcome is null and " + column
                        + " = ?",
                outcome.name(),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.owner().name(),
                value);
    }

    /** Ends every campaign whose cells are all settled; to be called after cells were. */
    public void finishCampaigns(Handle handle) {
        int finished = handle.execute(
                "update campaign set state = ?, finished_at = ? where state = ? and not exists"
                        + " (select 1 from cell where cell.campaign_seq = campaign.seq and cell.outcome is null)",
                CampaignState.FINISHED.name(),
                clock.millis(),
                CampaignState.RUNNING.name());
        if (finished > 0) {
            ends.haveEnded(handle);
        }
    }
}

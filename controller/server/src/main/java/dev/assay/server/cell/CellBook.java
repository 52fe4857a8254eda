package dev.assay.server.cell;

import dev.assay.api.CampaignState;
import dev.assay.api.CellState;
import dev.assay.server.news.FarmNews;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Settles cells, each once: what is settled never changes. All methods belong into a transaction behind the gate. Thread-safe.
 */
public final class CellBook {
    private final InstantSource clock;
    private final CampaignEnd ends;
    private final FarmNews news;

    public CellBook(InstantSource clock, CampaignEnd ends, FarmNews news) {
        this.clock = clock;
        this.ends = ends;
        this.news = news;
    }

    /** The session of the job was stored: its figures are those of every cell that waited for it. */
    public void measured(Handle handle, String jobId) {
        List<Place> places = open(handle, jobId);
        settle(handle, "job_id", jobId, CellState.MEASURED, null);
        places.forEach(place -> news.cellSettled(handle, place.campaignSeq(), place.cellIndex()));
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
        news.cellSettled(handle, campaignSeq, cellIndex);
    }

    /** The campaign was stopped. */
    public void cancelled(Handle handle, long campaignSeq) {
        settle(handle, "campaign_seq", campaignSeq, CellState.CANCELLED, null);
        news.campaignEnded(handle, campaignSeq);
    }

    /** The same measurement was stored before, by this job. */
    public void reused(Handle handle, long campaignSeq, int cellIndex, String jobId) {
        settle(handle, campaignSeq, cellIndex, CellState.REUSED, jobId);
    }

    private void settle(Handle handle, long campaignSeq, int cellIndex, CellState outcome, String jobId) {
        handle.execute(
                "update cell set outcome = ?, job_id = ? where campaign_seq = ? and cell_index = ? and outcome is null",
                outcome.name(),
                jobId,
                campaignSeq,
                cellIndex);
        news.cellSettled(handle, campaignSeq, cellIndex);
    }

    private record Place(long campaignSeq, int cellIndex) {}

    private static List<Place> open(Handle handle, String jobId) {
        return handle.createQuery("select campaign_seq, cell_index from cell where job_id = ? and outcome is null"
                        + " order by campaign_seq, cell_index")
                .bind(0, jobId)
                .map((row, context) -> new Place(row.getLong("campaign_seq"), row.getInt("cell_index")))
                .list();
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
        List<Long> finished = handle.createQuery("select seq from campaign where state = ? and not exists"
                        + " (select 1 from cell where cell.campaign_seq = campaign.seq and cell.outcome is null)"
                        + " order by seq")
                .bind(0, CampaignState.RUNNING.name())
                .mapTo(Long.class)
                .list();
        for (long seq : finished) {
            handle.execute(
                    "update campaign set state = ?, finished_at = ? where seq = ?",
                    CampaignState.FINISHED.name(),
                    clock.millis(),
                    seq);
            news.campaignEnded(handle, seq);
        }
        if (!finished.isEmpty()) {
            ends.haveEnded(handle);
        }
    }
}

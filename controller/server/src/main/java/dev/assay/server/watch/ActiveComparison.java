package dev.assay.server.watch;

import dev.assay.api.CampaignState;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.cell.CellTerms;
import dev.assay.server.gate.BaselineBook;
import dev.assay.server.gate.GateBook;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/**
 * Buys comparisons: a campaign of one cell, gated against the campaign that had the level before. From there on it is a gate as any other,
 * with its confirmation and its report. All methods belong into a transaction behind the gate. Thread-safe.
 */
final class ActiveComparison {
    private static final String NAME = "watch-";

    private final BaselineBook baselines;
    private final GateBook gates;
    private final JobPlanner planner;
    private final AuditLog log;
    private final InstantSource clock;

    ActiveComparison(BaselineBook baselines, GateBook gates, JobPlanner planner, AuditLog log, InstantSource clock) {
        this.baselines = baselines;
        this.gates = gates;
        this.planner = planner;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Compares the artifacts of two values of one history on its device.
     *
     * @param why for people
     * @return the number of the campaign
     */
    long buy(Handle handle, StoredSeries series, HistoryValue before, HistoryValue now, String why) {
        String branch = HistoryBook.RESERVED_BRANCH + NAME + series.id();
        long baseline = baselines.insert(handle, series.sweep(), branch, before.campaignSeq(), "assay", why);
        long campaign = insert(handle, series, now, branch);
        handle.execute(
                "insert into cell (campaign_seq, cell_index, model, model_order, variant_order, label, axes, terms,"
                        + " variant_seq, device) select ?, 0, model, model_order, variant_order, label, axes, terms,"
                        + " variant_seq, device from cell where campaign_seq = ? and cell_index = ?",
                campaign,
                now.campaignSeq(),
                now.cellIndex());
        gates.openBought(handle, campaign, branch, baseline, runSeconds(handle, campaign), why);
        log.note(handle, "assay", "watch.compare", id(handle, campaign), AuditLog.Outcome.DONE, why);
        planner.planCampaign(handle, campaign);
        return campaign;
    }

    private long insert(Handle handle, StoredSeries series, HistoryValue now, String branch) {
        long taken = handle.createQuery("select count(*) from fast_alarm where comparison is not null")
                .mapTo(Long.class)
                .one();
        return handle.createUpdate("insert into campaign (id, sweep, request, devices, revision, branch, is_fresh,"
                        + " is_bound, seed, state, cell_seconds, created_at, priority)"
                        + " select ?, sweep, request, devices, revision, ?, false, true, seed, ?, cell_seconds, ?, priority"
                        + " from campaign where seq = ?")
                .bind(0, NAME + (taken + 1) + "-of-" + series.id())
                .bind(1, branch)
                .bind(2, CampaignState.RUNNING.name())
                .bind(3, clock.millis())
                .bind(4, now.campaignSeq())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
    }

    private static double runSeconds(Handle handle, long campaign) {
        return handle.createQuery("select campaign.cell_seconds, cell.terms from campaign"
                        + " join cell on cell.campaign_seq = campaign.seq where campaign.seq = ?")
                .bind(0, campaign)
                .map((row, context) -> row.getDouble("cell_seconds")
                        / StoredJson.read(CellTerms.class, row.getString("terms"))
                                .runs())
                .one();
    }

    static String id(Handle handle, long campaign) {
        return handle.createQuery("select id from campaign where seq = ?")
                .bind(0, campaign)
                .mapTo(String.class)
                .one();
    }
}

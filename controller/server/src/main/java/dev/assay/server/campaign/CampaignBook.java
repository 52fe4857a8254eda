package dev.assay.server.campaign;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.cell.CellBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.VariantBook;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.DeviceOffer;
import dev.assay.sweep.expansion.SweepExpansion;
import dev.assay.sweep.expansion.SweepPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Begins campaigns, binds them to devices, and stops them. Thread-safe. */
public final class CampaignBook {
    private final FarmDatabase database;
    private final SweepDesk sweeps;
    private final DeviceBook devices;
    private final VariantBook variants;
    private final ArtifactStore artifacts;
    private final CellBook cells;
    private final JobPlanner planner;
    private final WorkBell bell;
    private final InstantSource clock;
    private final CampaignLimits limits;
    private final String optimizerVersion;

    /** @param optimizerVersion of the workshop that will build */
    public CampaignBook(
            FarmDatabase database,
            SweepDesk sweeps,
            DeviceBook devices,
            VariantBook variants,
            ArtifactStore artifacts,
            CellBook cells,
            JobPlanner planner,
            WorkBell bell,
            InstantSource clock,
            CampaignLimits limits,
            String optimizerVersion) {
        this.database = database;
        this.sweeps = sweeps;
        this.devices = devices;
        this.variants = variants;
        this.artifacts = artifacts;
        this.cells = cells;
        this.planner = planner;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
        this.optimizerVersion = optimizerVersion;
    }

    /**
     * Begins a campaign: checks its sweep, expands it, and queues what is to be built and measured, all or nothing.
     *
     * @throws ProblemException when the sweep is wrong or too large
     */
    public CampaignCreated create(CampaignRequest request) {
        Sweep sweep = sweeps.read(request);
        String id = database.change(handle -> {
            List<DeviceOffer> offers = DeviceChoice.of(sweep, devices.all(handle), devices);
            SweepExpansion expansion = expansion(sweep, offers);
            SweepPlan plan = SweepPlan.of(expansion);
            requireWithinLimits(handle, request, sweep, plan);
            String name = freeName(handle, sweep.name());
            long seq = insert(handle, name, request, sweep, plan, !offers.isEmpty());
            writeCells(handle, seq, name, request.fresh(), expansion);
            return name;
        });
        bell.ring();
        return new CampaignCreated(id);
    }

    private static SweepExpansion expansion(Sweep sweep, List<DeviceOffer> offers) {
        return offers.isEmpty() ? new SweepExpansion(sweep) : new SweepExpansion(sweep, offers);
    }

    private void requireWithinLimits(Handle handle, CampaignRequest request, Sweep sweep, SweepPlan plan) {
        Integer asked = request.cellsMax();
        int cellsMax = Math.min(limits.cellsMax(), asked == null ? sweep.cellsMax() : asked);
        plan.refusal(cellsMax).ifPresent(sentence -> {
            throw ProblemException.invalid(request.fileName() + ": " + sentence);
        });
        long waiting = handle.createQuery("select count(*) from cell where outcome is null")
                .mapTo(Long.class)
                .one();
        if (waiting + plan.total().measured() > limits.queueMax()) {
            throw ProblemException.tooMany(waiting + " cells wait already, and this sweep has "
                    + plan.total().measured() + "; expected at most " + limits.queueMax()
                    + " together (wait, or raise assay.limits.queue)");
        }
    }

    private String freeName(Handle handle, String sweep) {
        String prefix = CampaignName.prefix(sweep, clock.instant());
        int taken = handle.createQuery("select count(*) from campaign where id like ?")
                .bind(0, prefix + "%")
                .mapTo(Integer.class)
                .one();
        return prefix + (taken + 1);
    }

    private long insert(
            Handle handle, String id, CampaignRequest request, Sweep sweep, SweepPlan plan, boolean isBound) {
        return handle.createUpdate(
                        "insert into campaign (id, sweep, request, revision, branch, is_fresh, is_bound, seed,"
                                + " state, cell_seconds, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, sweep.name())
                .bind(2, StoredJson.write(request))
                .bind(3, request.revision())
                .bind(4, request.branch())
                .bind(5, request.fresh())
                .bind(6, isBound)
                .bind(7, sweep.seed())
                .bind(8, CampaignState.RUNNING.name())
                .bind(9, MeasureTerms.cellSeconds(plan))
                .bind(10, clock.millis())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
    }

    private void writeCells(Handle handle, long seq, String id, boolean isFresh, SweepExpansion expansion) {
        new CellWriter(handle, seq, isFresh ? id : "", variants, artifacts, optimizerVersion).write(expansion);
        planner.plan(handle);
        cells.finishCampaigns(handle);
    }

    /**
     * Binds campaigns that wait for a device to those that are there by now. Belongs into a transaction behind the gate; to be
     * called when a device has presented itself.
     */
    public void bindWaiting(Handle handle) {
        List<WaitingCampaign> waiting = handle.createQuery(
                        "select * from campaign where state = 'RUNNING' and not is_bound order by seq")
                .map((row, context) -> new WaitingCampaign(
                        row.getLong("seq"),
                        row.getString("id"),
                        StoredJson.read(CampaignRequest.class, row.getString("request"))))
                .list();
        for (WaitingCampaign campaign : waiting) {
            bind(handle, campaign);
        }
    }

    private record WaitingCampaign(long seq, String id, CampaignRequest request) {}

    private void bind(Handle handle, WaitingCampaign campaign) {
        Sweep sweep = sweeps.read(campaign.request());
        List<DeviceOffer> offers = DeviceChoice.of(sweep, devices.all(handle), devices);
        if (!offers.isEmpty()) {
            handle.execute("delete from cell where campaign_seq = ?", campaign.seq());
            handle.execute("update campaign set is_bound = true where seq = ?", campaign.seq());
            writeCells(
                    handle,
                    campaign.seq(),
                    campaign.id(),
                    campaign.request().fresh(),
                    new SweepExpansion(sweep, offers));
        }
    }

    /** Stops a campaign: what is not settled is cancelled, and nobody works for it any more. Harmless when it has ended. */
    public void cancel(String id) {
        database.run(handle -> {
            long seq = seq(handle, id);
            int stopped = handle.execute(
                    "update campaign set state = ?, finished_at = ? where seq = ? and state = ?",
                    CampaignState.CANCELLED.name(),
                    clock.millis(),
                    seq,
                    CampaignState.RUNNING.name());
            if (stopped == 1) {
                cells.cancelled(handle, seq);
                planner.dropUnwanted(handle);
                variants.dropUnwanted(handle);
            }
        });
        bell.ring();
    }

    private static long seq(Handle handle, String id) {
        Optional<Long> seq = handle.createQuery("select seq from campaign where id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .findOne();
        return seq.orElseThrow(() -> ProblemException.notFound("there is no campaign " + id));
    }

    /** The newest campaigns first. */
    public List<CampaignRow> newest(int rowsMax) {
        return database.read(handle -> handle.createQuery("select * from campaign order by seq desc limit ?")
                .bind(0, rowsMax)
                .map((row, context) -> new CampaignRow(
                        row.getString("id"),
                        row.getString("sweep"),
                        CampaignState.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("created_at")).toString(),
                        row.getString("revision"),
                        row.getString("branch")))
                .list());
    }
}

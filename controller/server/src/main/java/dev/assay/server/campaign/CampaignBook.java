package dev.assay.server.campaign;

import dev.assay.api.CampaignCreated;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.GateRequest;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.cell.CellBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.gate.GateBook;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Begins campaigns and stops them. Thread-safe. */
public final class CampaignBook {
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int PRIORITY_MAX = 100;

    private final FarmDatabase database;
    private final SweepDesk sweeps;
    private final DeviceBook devices;
    private final VariantBook variants;
    private final CellBook cells;
    private final JobPlanner planner;
    private final GateBook gates;
    private final WorkBell bell;
    private final InstantSource clock;
    private final CampaignLimits limits;
    private final CampaignCells campaignCells;
    private final AuditLog log;

    /** @param optimizerVersion of the workshop that will build */
    public CampaignBook(
            FarmDatabase database,
            SweepDesk sweeps,
            DeviceBook devices,
            VariantBook variants,
            ArtifactStore artifacts,
            CellBook cells,
            JobPlanner planner,
            GateBook gates,
            WorkBell bell,
            InstantSource clock,
            CampaignLimits limits,
            AuditLog log,
            String optimizerVersion) {
        this.database = database;
        this.sweeps = sweeps;
        this.devices = devices;
        this.variants = variants;
        this.cells = cells;
        this.planner = planner;
        this.gates = gates;
        this.bell = bell;
        this.clock = clock;
        this.limits = limits;
        this.log = log;
        this.campaignCells = new CampaignCells(variants, artifacts, cells, planner, optimizerVersion);
    }

    /**
     * Begins a campaign: checks its sweep, expands it, and queues what is to be built and measured, all or nothing.
     *
     * @param actor name of the token that asks for it
     * @throws ProblemException when the sweep is wrong or too large
     */
    public CampaignCreated create(CampaignRequest request, String actor) {
        Sweep sweep = sweeps.read(request);
        requireSound(request, sweep);
        String id = database.change(handle -> {
            List<DeviceOffer> offers = DeviceChoice.of(sweep, devices.all(handle), devices);
            SweepExpansion expansion = CampaignCells.expand(sweep, offers);
            SweepPlan plan = SweepPlan.of(expansion);
            requireWithinLimits(handle, request, sweep, plan);
            String name = freeName(handle, sweep.name());
            long seq = insert(handle, name, request, sweep, plan, !offers.isEmpty());
            GateRequest gate = request.gate();
            if (gate != null) {
                gates.open(handle, seq, gate, expansion, MeasureTerms.cellSeconds(plan));
            }
            campaignCells.write(handle, seq, name, request.fresh(), expansion);
            String cells = plan.total().measured() + " cells to measure";
            log.note(handle, actor, "campaign.create", name, AuditLog.Outcome.DONE, cells);
            return name;
        });
        bell.ring();
        return new CampaignCreated(id);
    }

    private static void requireSound(CampaignRequest request, Sweep sweep) {
        List<String> problems = new ArrayList<>();
        requireShort("revision", request.revision(), problems);
        requireShort("branch", request.branch(), problems);
        if (request.priority() < -PRIORITY_MAX || request.priority() > PRIORITY_MAX) {
            problems.add("priority is " + request.priority() + "; expected -" + PRIORITY_MAX + " to " + PRIORITY_MAX);
        }
        requireShort("the name of the sweep", sweep.name(), problems);
        sweep.models().forEach(model -> requireShort("the name of a model", model.name(), problems));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("the campaign has " + problems.size() + " problems", problems);
        }
    }

    private static void requireShort(String what, @Nullable String text, List<String> problems) {
        if (text != null && text.length() > NAME_CHARACTERS_MAX) {
            problems.add(what + " has " + text.length() + " characters; expected at most " + NAME_CHARACTERS_MAX);
        }
    }

    private void requireWithinLimits(Handle handle, CampaignRequest request, Sweep sweep, SweepPlan plan) {
        Integer asked = request.cellsMax();
        int cellsMax = Math.min(limits.cellsMax(), asked == null ? sweep.cellsMax() : asked);
        plan.refusal(cellsMax).ifPresent(sentence -> {
            throw ProblemException.invalid(request.fileName() + ":1: " + sentence);
        });
        long running = handle.createQuery("select count(*) from campaign where state = 'RUNNING'")
                .mapTo(Long.class)
                .one();
        if (running >= limits.campaignsMax()) {
            throw ProblemException.tooMany(running + " campaigns run already; expected fewer than "
                    + limits.campaignsMax() + " (wait, cancel some, or raise assay.limits.campaigns)");
        }
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
                        "insert into campaign (id, sweep, request, devices, revision, branch, is_fresh, is_bound, seed,"
                                + " state, cell_seconds, created_at, priority)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, sweep.name())
                .bind(2, StoredJson.write(request))
                .bind(3, StoredJson.write(sweep.devices()))
                .bind(4, request.revision())
                .bind(5, request.branch())
                .bind(6, request.fresh())
                .bind(7, isBound)
                .bind(8, sweep.seed())
                .bind(9, CampaignState.RUNNING.name())
                .bind(10, MeasureTerms.cellSeconds(plan))
                .bind(11, clock.millis())
                .bind(12, request.priority())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
    }

    /** Those that wait for their first device. */
    public WaitingCampaigns waiting() {
        return new WaitingCampaigns(sweeps, devices, campaignCells, gates, cells);
    }

    /** Stops a campaign: what is not settled is cancelled, and nobody works for it any more. Harmless when it has ended. */
    public void cancel(String id, String actor) {
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
                log.note(handle, actor, "campaign.cancel", id, AuditLog.Outcome.DONE, "");
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
}

package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactReferences;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.campaign.CampaignBook;
import dev.assay.server.campaign.CampaignShelf;
import dev.assay.server.campaign.SweepDesk;
import dev.assay.server.cell.CellBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.device.DeviceView;
import dev.assay.server.gate.Gates;
import dev.assay.server.health.CheckDesk;
import dev.assay.server.health.GoldenModel;
import dev.assay.server.hook.HookDesk;
import dev.assay.server.intake.ReportIntake;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.job.LostJobs;
import dev.assay.server.job.Relief;
import dev.assay.server.job.Siblings;
import dev.assay.server.lease.LeaseDesk;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.lease.Prospects;
import dev.assay.server.life.DeviceActions;
import dev.assay.server.life.DeviceHistory;
import dev.assay.server.life.DeviceLife;
import dev.assay.server.news.FarmNews;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.progress.ProgressDesk;
import dev.assay.server.progress.QueueView;
import dev.assay.server.queue.DeviceTurns;
import dev.assay.server.queue.FairQueue;
import dev.assay.server.reception.Reception;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.BuildQueue;
import dev.assay.server.variant.VariantBook;
import dev.assay.server.watch.HistoryBook;
import dev.assay.server.watch.Sentinels;
import dev.assay.server.watch.Watch;
import dev.assay.server.wire.IntakeTurns;
import dev.assay.sweep.reading.FileSources;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** The whole domain of the controller, put together without a framework: the server has one, and so has each test. */
public final class Farm {
    private final FarmDatabase database;
    private final ControllerBook controllers;
    private final ArtifactReferences references;
    private final WorkBell bell = new WorkBell();
    private final DeviceBook devices;
    private final Gates gates;
    private final JobPlanner planner;
    private final Watch watch;
    private final DeviceView deviceView;
    private final DeviceLife life;
    private final DeviceActions deviceActions;
    private final HookDesk hooks;
    private final Relief relief;
    private final LeaseDesk leases;
    private final Prospects prospects;
    private final BuildQueue builds;
    private final CampaignBook campaigns;
    private final Reception reception;
    private final ReportIntake intake;
    private final ProgressDesk progress;
    private final ReportDesk reports;
    private final QueueView queue;
    private final CampaignShelf shelf;

    /**
     * What a farm stands on.
     *
     * @param optimizerVersion of the workshop that builds
     * @param self this controller
     * @param news who hears of what happens
     */
    public record Ground(
            FarmDatabase database,
            ArtifactStore artifacts,
            AuditLog audit,
            InstantSource clock,
            FileSources.ModelInspector inspector,
            String optimizerVersion,
            OwnFacts self,
            FarmNews news) {}

    public Farm(Ground ground, FarmTerms terms) {
        database = ground.database();
        OwnFacts self = ground.self();
        InstantSource clock = ground.clock();
        FarmNews news = ground.news();
        ArtifactStore artifacts = ground.artifacts();
        LeaseTerms leaseTerms = terms.lease();
        devices = new DeviceBook(database, clock, leaseTerms.silenceMax());
        // One for all: they share one memory.
        IntakeTurns intakeTurns = new IntakeTurns(Runtime.getRuntime().maxMemory());
        gates = new Gates(database, devices, ground.audit(), intakeTurns, news, clock);
        CellBook cells = gates.cells();
        Sentinels sentinels = new Sentinels(devices, terms.watch().sentinel());
        planner = new JobPlanner(cells, gates.gatedCells(), sentinels, clock);
        watch = new Watch(database, sentinels, gates, planner, ground.audit(), bell, news, clock, terms.watch());
        deviceView = new DeviceView(database, devices);
        controllers = new ControllerBook(database, clock, self, this::heardNobody);
        campaigns = new CampaignBook(
                database,
                new SweepDesk(artifacts, ground.inspector()),
                devices,
                new VariantBook(artifacts),
                artifacts,
                cells,
                planner,
                gates.book(),
                bell,
                clock,
                terms.limits(),
                ground.audit(),
                ground.optimizerVersion());
        DeviceHistory history = new DeviceHistory(news, clock);
        hooks = new HookDesk(database, devices, history, clock, terms.hooks());
        Siblings siblings = new Siblings(devices, cells, planner);
        relief = new Relief(database, devices, siblings, clock, terms.life().siblingAfter());
        life = new DeviceLife(
                devices, history, new FarmConsequences(siblings, campaigns.waiting(), hooks), clock, terms.life());
        deviceActions = new DeviceActions(database, devices, life, history, ground.audit(), bell);
        DeviceTurns turns = new DeviceTurns(new FairQueue(terms.queue()), clock);
        LostJobs lost = new LostJobs(cells, gates.gatedCells(), life, turns, leaseTerms.lossesMax());
        GoldenModel golden = GoldenModel.install(artifacts);
        references = new ArtifactReferences(database, StoredJson.write(golden.plan()));
        CheckDesk checks = new CheckDesk(golden, devices, life, clock);
        leases = new LeaseDesk(
                database,
                devices,
                checks,
                turns,
                lost,
                bell,
                clock,
                leaseTerms,
                self.hostId(),
                controllers::isAttentive);
        prospects = new Prospects(database, clock, self.hostId());
        builds = new BuildQueue(
                database,
                cells,
                clock,
                terms.build(),
                self.id(),
                self.hostId(),
                controllers::isAttentive,
                planner::planVariant);
        reception = new Reception(
                database,
                devices,
                life,
                leases,
                planner,
                campaigns.waiting(),
                bell,
                leaseTerms,
                terms.devicesMax(),
                controllers::addressesFrom);
        intake = new ReportIntake(
                database,
                artifacts,
                cells,
                gates.verdictDesk(),
                new HistoryBook(clock, ground.optimizerVersion()),
                lost,
                checks,
                turns,
                intakeTurns,
                bell,
                news,
                clock);
        progress = new ProgressDesk(database, devices, clock, terms.build().parallelism());
        reports = new ReportDesk(database, devices, deviceView);
        queue = new QueueView(database);
        shelf = new CampaignShelf(database);
    }

    private void heardNobody(Handle handle) {
        leases.extendAll(handle);
        builds.extendAll(handle);
        devices.listenAnew(handle);
        life.timeMayHaveChanged(handle);
    }

    /** Joins the controllers of the farm, or goes on where the only one was ended; to be called once, before anything else. */
    public void recover() {
        controllers.arrive();
        builds.takeBackOrphans();
    }

    public ControllerBook controllers() {
        return controllers;
    }

    public ArtifactReferences references() {
        return references;
    }

    public WorkBell bell() {
        return bell;
    }

    public DeviceBook devices() {
        return devices;
    }

    public DeviceView deviceView() {
        return deviceView;
    }

    public DeviceActions deviceActions() {
        return deviceActions;
    }

    public HookDesk hooks() {
        return hooks;
    }

    /** Does what follows from time alone: notes silent devices, and lets others stand in for those that are away. */
    public void lookAfterDevices() {
        if (database.read(life::isAnySilent)) {
            database.run(life::noteSilent);
        }
        relief.standIn();
        if (database.read(gates::isAnyStranded)) {
            database.run(handle -> {
                gates.takeBackStranded(handle);
                planner.dropUnwanted(handle);
                planner.plan(handle);
            });
        }
    }

    /** Clears away rows that nothing asks for any more. */
    public void tidy() {
        database.run(gates::forgetSettled);
    }

    public Gates gates() {
        return gates;
    }

    public Watch watch() {
        return watch;
    }

    public LeaseDesk leases() {
        return leases;
    }

    public Prospects prospects() {
        return prospects;
    }

    public BuildQueue builds() {
        return builds;
    }

    public CampaignBook campaigns() {
        return campaigns;
    }

    public Reception reception() {
        return reception;
    }

    public ReportIntake intake() {
        return intake;
    }

    public ProgressDesk progress() {
        return progress;
    }

    public ReportDesk reports() {
        return reports;
    }

    public QueueView queue() {
        return queue;
    }

    /** Lists campaigns. */
    public CampaignShelf shelf() {
        return shelf;
    }
}

package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.campaign.CampaignBook;
import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.campaign.SweepDesk;
import dev.assay.server.cell.CellBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.intake.ReportIntake;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.lease.LeaseDesk;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.progress.ProgressDesk;
import dev.assay.server.progress.QueueView;
import dev.assay.server.reception.Reception;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.BuildQueue;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.variant.VariantBook;
import dev.assay.sweep.reading.FileSources;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** The whole domain of the controller, put together without a framework: the server has one, and so has each test. */
public final class Farm {
    private final ControllerBook controllers;
    private final WorkBell bell = new WorkBell();
    private final DeviceBook devices;
    private final LeaseDesk leases;
    private final BuildQueue builds;
    private final CampaignBook campaigns;
    private final Reception reception;
    private final ReportIntake intake;
    private final ProgressDesk progress;
    private final ReportDesk reports;
    private final QueueView queue;

    /**
     * What a farm stands on.
     *
     * @param optimizerVersion of the workshop that builds
     * @param self this controller
     */
    public record Ground(
            FarmDatabase database,
            ArtifactStore artifacts,
            InstantSource clock,
            FileSources.ModelInspector inspector,
            String optimizerVersion,
            OwnFacts self) {}

    public Farm(Ground ground, LeaseTerms leaseTerms, BuildTerms buildTerms, CampaignLimits limits) {
        FarmDatabase database = ground.database();
        OwnFacts self = ground.self();
        InstantSource clock = ground.clock();
        ArtifactStore artifacts = ground.artifacts();
        CellBook cells = new CellBook(clock);
        JobPlanner planner = new JobPlanner(cells);
        SweepDesk sweeps = new SweepDesk(artifacts, ground.inspector());
        devices = new DeviceBook(database, clock, leaseTerms.silenceMax());
        leases = new LeaseDesk(database, devices, cells, bell, clock, leaseTerms, self.hostId());
        builds = new BuildQueue(database, cells, clock, buildTerms, self.id(), self.hostId(), planner::plan);
        controllers = new ControllerBook(database, clock, self, this::heardNobody);
        campaigns = new CampaignBook(
                database,
                sweeps,
                devices,
                new VariantBook(artifacts),
                artifacts,
                cells,
                planner,
                bell,
                clock,
                limits,
                ground.optimizerVersion());
        reception = new Reception(
                database, devices, leases, planner, campaigns.waiting(), bell, leaseTerms, controllers::addressesFrom);
        intake = new ReportIntake(database, artifacts, cells, bell, clock);
        progress = new ProgressDesk(database, devices, clock, buildTerms.parallelism());
        reports = new ReportDesk(database, devices);
        queue = new QueueView(database);
    }

    private void heardNobody(Handle handle) {
        leases.extendAll(handle);
        builds.extendAll(handle);
    }

    /** Joins the controllers of the farm, or goes on where the only one was ended; to be called once, before anything else. */
    public void recover() {
        controllers.arrive();
        builds.takeBackOrphans();
    }

    public ControllerBook controllers() {
        return controllers;
    }

    public WorkBell bell() {
        return bell;
    }

    public DeviceBook devices() {
        return devices;
    }

    public LeaseDesk leases() {
        return leases;
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
}

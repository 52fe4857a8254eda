package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactReferences;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.UnusedArtifacts;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.campaign.CampaignBook;
import dev.assay.server.campaign.CampaignShelf;
import dev.assay.server.certificate.CertificateBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.device.DeviceView;
import dev.assay.server.gate.BaselineBook;
import dev.assay.server.gate.PairDesk;
import dev.assay.server.gate.WaiverBook;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.intake.ReportIntake;
import dev.assay.server.lease.LeaseDesk;
import dev.assay.server.lease.Prospects;
import dev.assay.server.lease.Usher;
import dev.assay.server.lease.WaitingRoom;
import dev.assay.server.life.DeviceActions;
import dev.assay.server.news.FarmNews;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.progress.ProgressDesk;
import dev.assay.server.progress.QueueView;
import dev.assay.server.reception.Reception;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.BuildCrew;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.variant.VariantWorkshop;
import dev.assay.server.watch.HistoryDesk;
import dev.assay.server.watch.IncidentDesk;
import dev.assay.server.watch.Watch;
import dev.assay.server.workshop.OptimizerWorkshop;
import dev.assay.server.workshop.UploadedModels;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;

/** The farm and its parts, for those who serve them over HTTP. */
@Singleton
public final class FarmBean {
    @Produces
    @Singleton
    @DefaultBean
    VariantWorkshop workshop(ControllerConfig config) {
        return new OptimizerWorkshop(config.build().memory().asLongValue());
    }

    @Produces
    @Singleton
    Farm farm(
            FarmDatabase database,
            ArtifactStore artifacts,
            AuditLog audit,
            InstantSource clock,
            VariantWorkshop workshop,
            OwnFacts self,
            FarmNews news,
            FarmTerms terms) {
        Farm.Ground ground = new Farm.Ground(
                database, artifacts, audit, clock, new UploadedModels(), workshop.version(), self, news);
        return new Farm(ground, terms);
    }

    @Produces
    @Singleton
    BuildCrew crew(Farm farm, VariantWorkshop workshop, ArtifactStore artifacts, HomeFolder home, BuildTerms buildTerms)
            throws IOException {
        return new BuildCrew(farm.builds(), workshop, artifacts, farm.bell(), home.builds(), buildTerms);
    }

    @Produces
    @Singleton
    WorkBell bell(Farm farm) {
        return farm.bell();
    }

    @Produces
    @Singleton
    ArtifactReferences references(Farm farm) {
        return farm.references();
    }

    @Produces
    @Singleton
    UnusedArtifacts unusedArtifacts(
            ArtifactStore store, ArtifactReferences references, InstantSource clock, ControllerConfig config) {
        return new UnusedArtifacts(store, references, clock, config.artifacts().keepUnused());
    }

    @Produces
    @Singleton
    WaitingRoom waitingRoom() {
        return new WaitingRoom();
    }

    @Produces
    @Singleton
    Prospects prospects(Farm farm) {
        return farm.prospects();
    }

    @Produces
    @Singleton
    Usher usher(WaitingRoom room, Prospects prospects, WorkBell bell) {
        return new Usher(room, prospects, bell);
    }

    @Produces
    @Singleton
    ControllerBook controllers(Farm farm) {
        return farm.controllers();
    }

    @Produces
    @Singleton
    DeviceBook devices(Farm farm) {
        return farm.devices();
    }

    @Produces
    @Singleton
    DeviceView deviceView(Farm farm) {
        return farm.deviceView();
    }

    @Produces
    @Singleton
    DeviceActions deviceActions(Farm farm) {
        return farm.deviceActions();
    }

    @Produces
    @Singleton
    LeaseDesk leases(Farm farm) {
        return farm.leases();
    }

    @Produces
    @Singleton
    CampaignBook campaigns(Farm farm) {
        return farm.campaigns();
    }

    @Produces
    @Singleton
    Reception reception(Farm farm) {
        return farm.reception();
    }

    @Produces
    @Singleton
    ReportIntake intake(Farm farm) {
        return farm.intake();
    }

    @Produces
    @Singleton
    BaselineBook baselines(Farm farm) {
        return farm.gates().baselines();
    }

    @Produces
    @Singleton
    WaiverBook waivers(Farm farm) {
        return farm.gates().waivers();
    }

    @Produces
    @Singleton
    CertificateBook certificates(FarmDatabase database, AuditLog audit, InstantSource clock) {
        return new CertificateBook(database, audit, clock);
    }

    @Produces
    @Singleton
    PairDesk pairDesk(Farm farm) {
        return farm.gates().pairDesk();
    }

    @Produces
    @Singleton
    Watch watch(Farm farm) {
        return farm.watch();
    }

    @Produces
    @Singleton
    HistoryDesk histories(Farm farm) {
        return farm.watch().histories();
    }

    @Produces
    @Singleton
    IncidentDesk incidents(Farm farm) {
        return farm.watch().incidents();
    }

    @Produces
    @Singleton
    ProgressDesk progress(Farm farm) {
        return farm.progress();
    }

    @Produces
    @Singleton
    ReportDesk reports(Farm farm) {
        return farm.reports();
    }

    @Produces
    @Singleton
    QueueView queue(Farm farm) {
        return farm.queue();
    }

    @Produces
    @Singleton
    CampaignShelf shelf(Farm farm) {
        return farm.shelf();
    }
}

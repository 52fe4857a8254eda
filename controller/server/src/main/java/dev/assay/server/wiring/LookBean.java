package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.look.CellDesk;
import dev.assay.server.look.DeviceDesk;
import dev.assay.server.look.SampleDesk;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is looked at closely, for those who serve it over HTTP. */
@Singleton
public final class LookBean {
    @Produces
    @Singleton
    CellDesk cells(FarmDatabase database, ReportDesk reports, ArtifactStore artifacts) {
        return new CellDesk(database, reports, artifacts);
    }

    @Produces
    @Singleton
    SampleDesk samples(FarmDatabase database, ArtifactStore artifacts) {
        return new SampleDesk(database, artifacts);
    }

    @Produces
    @Singleton
    DeviceDesk devices(FarmDatabase database, DeviceBook devices) {
        return new DeviceDesk(database, devices);
    }
}

package dev.assay.server.wiring;

import dev.assay.evidence.signing.SigningKey;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.evidence.EvidenceDesk;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.problem.StartFailedException;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.VariantWorkshop;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Evidence, for those who serve it over HTTP. */
@Singleton
public final class EvidenceBean {
    @Produces
    @Singleton
    EvidenceDesk desk(
            FarmDatabase database,
            ArtifactStore artifacts,
            ReportDesk reports,
            VariantWorkshop workshop,
            HomeFolder home) {
        try {
            SigningKey key = SigningKey.open(home.signingKey());
            return EvidenceDesk.open(database, artifacts, reports, key, workshop.version(), home.outgoing());
        } catch (IOException e) {
            throw new StartFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A key that cannot be used is told when the controller starts, and not to the first who asks for evidence. */
    void onStart(@Observes StartupEvent start, EvidenceDesk desk) {
        desk.key();
    }
}

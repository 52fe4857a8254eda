package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.StoreSize;
import dev.assay.server.artifact.UploadDoor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.Spool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;

/** What large bodies pass through on their way in. */
@Singleton
public final class DoorBean {
    @Produces
    @Singleton
    StoreSize size(ArtifactStore store, InstantSource clock) {
        return new StoreSize(store, clock);
    }

    @Produces
    @Singleton
    UploadDoor uploads(
            ArtifactStore store,
            StoreSize size,
            FarmDatabase database,
            AuditLog log,
            InstantSource clock,
            ControllerConfig config) {
        return new UploadDoor(
                store,
                size,
                database,
                log,
                clock,
                config.limits().uploads(),
                config.limits().storeBytes().asLongValue());
    }

    @Produces
    @Singleton
    Spool spool(HomeFolder home, InstantSource clock, ControllerConfig config) throws IOException {
        return Spool.open(
                home.incoming(),
                clock,
                config.limits().uploads(),
                config.limits().reportBytes().asLongValue());
    }
}

package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.DatabasePassword;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.FarmIdentity;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** What the controller keeps: its folder, artifacts and tables. */
@Singleton
public final class StoreBean {
    @Produces
    @Singleton
    HomeFolder home(ControllerConfig config) throws IOException {
        return HomeFolder.open(config.home());
    }

    /** @param database opened first: its lock says that no other controller is in the middle of an upload that this one clears away */
    @Produces
    @Singleton
    ArtifactStore artifacts(HomeFolder home, ControllerConfig config, FarmDatabase database) throws IOException {
        return ArtifactStore.open(
                home.artifacts(), config.limits().artifactBytes().asLongValue());
    }

    @Produces
    @Singleton
    FarmDatabase database(HomeFolder home, ControllerConfig config) {
        ControllerConfig.Database database = config.database();
        return FarmDatabase.open(
                database.url().orElse(home.databaseUrl()),
                database.user(),
                DatabasePassword.of(database.password(), database.passwordFile()));
    }

    @Produces
    @Singleton
    FarmIdentity identity(FarmDatabase database) {
        return FarmIdentity.of(database);
    }

    void close(@Disposes FarmDatabase database) {
        database.close();
    }
}

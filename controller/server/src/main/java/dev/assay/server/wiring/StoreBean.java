package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.FolderMarker;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.home.HomeLock;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.DatabasePassword;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.FarmIdentity;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** What the controller keeps: its folder, artifacts and tables. */
@Singleton
public final class StoreBean {
    private static final System.Logger LOG = System.getLogger(StoreBean.class.getName());
    private static final int BROKEN_STORE_EXIT_CODE = 4;

    @Produces
    @Singleton
    HomeFolder home(ControllerConfig config) throws IOException {
        return HomeFolder.open(config.home());
    }

    @Produces
    @Singleton
    HomeLock lock(HomeFolder home) throws IOException {
        return HomeLock.take(home.lockFile());
    }

    void release(@Disposes HomeLock lock) throws IOException {
        lock.close();
    }

    /** @param database opened first: its lock says that no other controller is in the middle of an upload that this one clears away */
    @Produces
    @Singleton
    ArtifactStore artifacts(HomeFolder home, ControllerConfig config, FarmDatabase database, FarmIdentity identity)
            throws IOException {
        Path folder = config.artifacts().folder().orElse(home.artifacts());
        long bytesMax = config.limits().artifactBytes().asLongValue();
        ArtifactStore store = database.isExclusive()
                ? ArtifactStore.open(folder, bytesMax)
                : ArtifactStore.openShared(folder, bytesMax);
        new FolderMarker(folder, identity.farmId())
                .check(database, config.artifacts().adopt());
        return store;
    }

    /** @param lock taken first: the embedded store is in the folder, too */
    @Produces
    @Singleton
    FarmDatabase database(HomeFolder home, HomeLock lock, ControllerConfig config) {
        ControllerConfig.Database database = config.database();
        return FarmDatabase.open(
                database.url().orElse(home.databaseUrl()),
                database.user(),
                DatabasePassword.of(database.password(), database.passwordFile()),
                StoreBean::end);
    }

    @Produces
    @Singleton
    FarmIdentity identity(FarmDatabase database) {
        return FarmIdentity.of(database);
    }

    /** At once, and without the usual farewells, which would write: whoever keeps the controller running starts it again. */
    private static void end() {
        LOG.log(
                System.Logger.Level.ERROR,
                "the embedded store cannot write (is the disk full?); the controller ends, to begin again from what is"
                        + " on the disk");
        Runtime.getRuntime().halt(BROKEN_STORE_EXIT_CODE);
    }

    void close(@Disposes FarmDatabase database) {
        database.close();
    }
}

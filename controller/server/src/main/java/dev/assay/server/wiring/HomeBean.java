package dev.assay.server.wiring;

import dev.assay.server.access.FarmTokens;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.settings.ControllerConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What lies in the controller's folder. */
@Singleton
public final class HomeBean {
    @Produces
    @Singleton
    HomeFolder home(ControllerConfig config) throws IOException {
        return HomeFolder.open(config.home());
    }

    @Produces
    @Singleton
    FarmTokens tokens(HomeFolder home) throws IOException {
        return FarmTokens.open(home.tokens(), new SecureRandom());
    }

    @Produces
    @Singleton
    ArtifactStore artifacts(HomeFolder home, ControllerConfig config) throws IOException {
        return ArtifactStore.open(
                home.artifacts(), config.limits().artifactBytes().asLongValue());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}

package dev.assay.server.wiring;

import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.StoreSize;
import dev.assay.server.condition.ConditionDesk;
import dev.assay.server.condition.TrialBuilds;
import dev.assay.server.health.GoldenModel;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.VariantWorkshop;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What those see who look after the controller. */
@Singleton
public final class ConditionBean {
    @Produces
    @Singleton
    ConditionDesk condition(
            FarmDatabase database, InstantSource clock, HomeFolder home, StoreSize size, ControllerConfig config) {
        return new ConditionDesk(
                database,
                clock,
                home.root(),
                config.artifacts().folder().orElse(home.artifacts()),
                size,
                config.limits().storeBytes().asLongValue());
    }

    @Produces
    @Singleton
    TrialBuilds trials(Farm farm, VariantWorkshop workshop, ArtifactStore artifacts, HomeFolder home) {
        return new TrialBuilds(
                workshop,
                artifacts,
                GoldenModel.install(artifacts).plan(),
                home.builds().resolve("trial"),
                farm.builds()::isMeasuringHere);
    }
}

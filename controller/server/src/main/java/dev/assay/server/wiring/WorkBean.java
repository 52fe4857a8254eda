package dev.assay.server.wiring;

import dev.assay.server.hook.HookCrew;
import dev.assay.server.variant.BuildCrew;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the controller does by itself, from its start to its end. */
@Singleton
public final class WorkBean {
    private final Farm farm;
    private final BuildCrew crew;
    private final HookCrew hooks;
    private final Housekeeping housekeeping = new Housekeeping();

    @Inject
    WorkBean(Farm farm, BuildCrew crew) {
        this.farm = farm;
        this.crew = crew;
        this.hooks = new HookCrew(farm.hooks());
    }

    void begin(@Observes StartupEvent event) {
        farm.recover();
        crew.start();
        housekeeping.start(farm, hooks);
    }

    void end(@Observes ShutdownEvent event) {
        housekeeping.close();
        hooks.close();
        crew.close();
        farm.controllers().leave();
    }
}

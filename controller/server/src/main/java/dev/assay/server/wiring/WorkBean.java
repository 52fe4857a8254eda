package dev.assay.server.wiring;

import dev.assay.server.variant.BuildCrew;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the controller does by itself: it builds, and takes back what was lost. */
@Singleton
public final class WorkBean {
    private final Farm farm;
    private final BuildCrew crew;

    @Inject
    WorkBean(Farm farm, BuildCrew crew) {
        this.farm = farm;
        this.crew = crew;
    }

    void begin(@Observes StartupEvent event) {
        farm.recover();
        crew.start();
    }

    void end(@Observes ShutdownEvent event) {
        crew.close();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeBackLapsed() {
        farm.leases().takeBackLapsed();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepBuilds() {
        farm.builds().renew();
    }
}

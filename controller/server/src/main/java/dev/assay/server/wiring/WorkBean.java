package dev.assay.server.wiring;

import dev.assay.server.access.SessionDesk;
import dev.assay.server.artifact.UnusedArtifacts;
import dev.assay.server.hook.HookCrew;
import dev.assay.server.influx.InfluxCrew;
import dev.assay.server.signal.DistantBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoreClock;
import dev.assay.server.variant.BuildCrew;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** What the controller does by itself, from its start to its end. */
@Singleton
public final class WorkBean {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration BUILDS = Duration.ofSeconds(5);
    private static final Duration DEVICES = Duration.ofSeconds(10);
    /** How late the nightly study may begin. */
    private static final Duration NIGHT = Duration.ofMinutes(1);

    private static final Duration TIDYING = Duration.ofHours(1);

    /** How late an agent here may learn of a job that another controller queued. */
    private static final Duration LISTENING = Duration.ofMillis(200);

    private final Farm farm;
    private final BuildCrew crew;
    private final Optional<InfluxCrew> influx;
    private final HookCrew hooks;
    private final FarmDatabase database;
    private final StoreClock clock;
    private final UnusedArtifacts unused;
    private final SessionDesk sessions;
    private final Housekeeping housekeeping = new Housekeeping();

    @Inject
    WorkBean(
            Farm farm,
            BuildCrew crew,
            InfluxBean.Crew influx,
            FarmDatabase database,
            StoreClock clock,
            UnusedArtifacts unused,
            SessionDesk sessions) {
        this.farm = farm;
        this.crew = crew;
        this.influx = influx.crew();
        this.hooks = new HookCrew(farm.hooks());
        this.database = database;
        this.clock = clock;
        this.unused = unused;
        this.sessions = sessions;
    }

    void begin(@Observes StartupEvent event) {
        farm.recover();
        crew.start();
        influx.ifPresent(InfluxCrew::start);
        housekeeping.every(BEAT, () -> {
            clock.adjust();
            farm.controllers().beat();
        });
        housekeeping.every(BEAT, () -> farm.leases().takeBackLapsed());
        housekeeping.every(BUILDS, () -> farm.builds().renew());
        housekeeping.every(DEVICES, farm::lookAfterDevices);
        housekeeping.every(BEAT, hooks::begin);
        housekeeping.every(DEVICES, farm.watch()::examineNew);
        housekeeping.every(NIGHT, farm.watch()::studyIfDue);
        housekeeping.every(TIDYING, unused::remove);
        housekeeping.every(TIDYING, farm::tidy);
        housekeeping.every(TIDYING, sessions::sweep);
        if (!database.isExclusive()) {
            DistantBell others = new DistantBell(database::passages, farm.bell());
            housekeeping.every(LISTENING, others::listen);
        }
    }

    void end(@Observes ShutdownEvent event) {
        housekeeping.close();
        hooks.close();
        crew.close();
        influx.ifPresent(InfluxCrew::close);
        farm.controllers().leave();
    }
}

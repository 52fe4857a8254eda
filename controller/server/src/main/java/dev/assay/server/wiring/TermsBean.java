package dev.assay.server.wiring;

import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.hook.HookTerms;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.life.LifeTerms;
import dev.assay.server.queue.QueueTerms;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoreClock;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.watch.WatchTerms;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Settings in the words of the domains, checked there. */
@Singleton
public final class TermsBean {
    @Produces
    @Singleton
    LeaseTerms leaseTerms(ControllerConfig config) {
        ControllerConfig.Lease lease = config.lease();
        return new LeaseTerms(lease.length(), lease.heartbeat(), lease.poll(), lease.lossesMax());
    }

    @Produces
    @Singleton
    BuildTerms buildTerms(ControllerConfig config) {
        ControllerConfig.Build build = config.build();
        return new BuildTerms(build.parallelism(), build.timeout(), build.lease(), build.attemptsMax());
    }

    @Produces
    @Singleton
    CampaignLimits campaignLimits(ControllerConfig config) {
        return new CampaignLimits(
                config.limits().cells(),
                config.limits().queue(),
                config.limits().campaigns());
    }

    @Produces
    @Singleton
    FarmTerms terms(ControllerConfig config, LeaseTerms lease, BuildTerms build, CampaignLimits limits) {
        ControllerConfig.Health health = config.health();
        LifeTerms life = new LifeTerms(
                health.checks(),
                health.every(),
                health.pause(),
                health.pauseMax(),
                health.faultsMax(),
                health.faultsWindow(),
                config.lease().siblingAfter());
        ControllerConfig.Hooks hooks = config.hooks();
        return new FarmTerms(
                lease,
                life,
                new QueueTerms(config.lease().ageing()),
                new HookTerms(hooks.reboot(), hooks.powerCycle(), hooks.timeout(), hooks.automatic(), hooks.pause()),
                build,
                limits,
                watchTerms(config.watch()),
                config.limits().devices());
    }

    private static WatchTerms watchTerms(ControllerConfig.Watch watch) {
        return new WatchTerms(
                watch.comparisons(),
                watch.comparisonsPerDay(),
                watch.hour(),
                watch.sentinel().orElse(null));
    }

    @Produces
    @Singleton
    @Typed(StoreClock.class)
    StoreClock storeClock(FarmDatabase database) {
        return new StoreClock(database);
    }

    @Produces
    @Singleton
    InstantSource clock(StoreClock clock) {
        return clock;
    }
}

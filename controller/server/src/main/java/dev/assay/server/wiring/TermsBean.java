package dev.assay.server.wiring;

import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.settings.ControllerConfig;
import dev.assay.server.variant.BuildTerms;
import jakarta.enterprise.inject.Produces;
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
        return new CampaignLimits(config.limits().cells(), config.limits().queue());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}

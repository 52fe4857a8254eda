package dev.assay.server.wiring;

import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.hook.HookTerms;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.life.LifeTerms;
import dev.assay.server.queue.QueueTerms;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.watch.WatchTerms;

/**
 * The settings of a farm in the words of its domains.
 *
 * @param devicesMax how many devices there may be, those that left included
 */
public record FarmTerms(
        LeaseTerms lease,
        LifeTerms life,
        QueueTerms queue,
        HookTerms hooks,
        BuildTerms build,
        CampaignLimits limits,
        WatchTerms watch,
        int devicesMax) {}

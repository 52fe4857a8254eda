package dev.assay.server.wiring;

import dev.assay.server.campaign.WaitingCampaigns;
import dev.assay.server.hook.Hook;
import dev.assay.server.hook.HookDesk;
import dev.assay.server.job.Siblings;
import dev.assay.server.life.LifeConsequences;
import org.jdbi.v3.core.Handle;

/** What the parts of a farm do when a device's life changes. Thread-safe. */
final class FarmConsequences implements LifeConsequences {
    private final Siblings siblings;
    private final WaitingCampaigns campaigns;
    private final HookDesk hooks;

    FarmConsequences(Siblings siblings, WaitingCampaigns campaigns, HookDesk hooks) {
        this.siblings = siblings;
        this.campaigns = campaigns;
        this.hooks = hooks;
    }

    @Override
    public void sendJobsAway(Handle handle, String device, String why) {
        siblings.takeOver(handle, device, why, Siblings.Effort.WITHOUT_DOUBLES);
    }

    @Override
    public void endJobs(Handle handle, String device, String why) {
        siblings.takeOver(handle, device, why, Siblings.Effort.FOR_GOOD);
    }

    @Override
    public void offerToCampaigns(Handle handle) {
        campaigns.bind(handle);
    }

    @Override
    public void restart(Handle handle, String device) {
        hooks.restart(handle, device);
    }

    @Override
    public void reboot(Handle handle, String device, String actor) {
        hooks.order(handle, device, Hook.REBOOT, actor);
    }

    @Override
    public void powerCycle(Handle handle, String device, String actor) {
        hooks.order(handle, device, Hook.POWER_CYCLE, actor);
    }
}

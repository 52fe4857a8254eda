package dev.assay.server.life;

import org.jdbi.v3.core.Handle;

/** What others do when a device's life changes. All methods are called in the transaction of the change, behind the gate. */
public interface LifeConsequences {
    /** Gives queued jobs of the device to siblings that do not measure the same anyway. */
    void sendJobsAway(Handle handle, String device, String why);

    /** Gives queued jobs of the device to siblings, and ends the others with {@code why}. */
    void endJobs(Handle handle, String device, String why);

    /** A device is back: campaigns that wait for one may take it. */
    void offerToCampaigns(Handle handle);

    /** Runs the hooks that restart the device, if the operator wants that to happen by itself. */
    void restart(Handle handle, String device);

    /**
     * Runs the reboot hook.
     *
     * @throws dev.assay.server.problem.ProblemException when there is none (409)
     */
    void reboot(Handle handle, String device, String actor);

    /**
     * Runs the power-cycle hook.
     *
     * @throws dev.assay.server.problem.ProblemException when there is none (409)
     */
    void powerCycle(Handle handle, String device, String actor);
}

package dev.assay.cli.report;

import dev.assay.api.CampaignExit;

/** What the command answers to the shell. */
public final class ExitCodes {
    /** All is well. */
    public static final int CLEAN = CampaignExit.CLEAN;
    /** A regression is proven, and nobody lets it through. */
    public static final int REGRESSED = CampaignExit.REGRESSED;
    /** Nothing can be said: nothing was measured, or not all of it. */
    public static final int INCONCLUSIVE = CampaignExit.INCONCLUSIVE;
    /** The command, the sweep, a model or its data is wrong. */
    public static final int WRONG_INPUT = CampaignExit.WRONG_INPUT;
    /** The farm failed: no device, a lost agent, a fault while building. */
    public static final int FARM_FAILED = CampaignExit.FARM_FAILED;
    /** A comment may not be written with this token. It says nothing about what was measured. */
    public static final int NOT_PERMITTED = 5;
    /** Stopped by Ctrl-C, as shells count it. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}

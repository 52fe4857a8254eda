package dev.assay.cli.campaign;

import java.util.List;

/** A campaign does not move, and the controller says why. */
public final class BlockedException extends Exception {
    private static final long serialVersionUID = 1L;

    BlockedException(String campaignId, List<String> blockers) {
        super("nothing moves: " + String.join("; ", blockers)
                + "; connect one with \"assay agent\", or change devices in the sweep (campaign " + campaignId
                + " stays with the controller, and goes on when it can)");
    }
}

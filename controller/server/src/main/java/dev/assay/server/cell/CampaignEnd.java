package dev.assay.server.cell;

import org.jdbi.v3.core.Handle;

/** What follows from the end of campaigns. */
@FunctionalInterface
public interface CampaignEnd {
    /** Some campaign has ended, with all its cells settled. Belongs into the transaction in which it did. */
    void haveEnded(Handle handle);
}

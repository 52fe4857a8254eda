package dev.assay.server.news;

import org.jdbi.v3.core.Handle;

/**
 * Who hears of what happens in the farm, in the transaction in which it does: what a listener writes there is kept if and only if it has
 * happened. Rows are named by their numbers and are written by then. A listener must neither throw nor take long. Thread-safe.
 */
public interface FarmNews {
    /** Nobody listens. */
    FarmNews NOBODY = new FarmNews() {};

    /** A session was stored, of whatever purpose. */
    default void sessionStored(Handle handle, String jobId) {}

    /** A cell is settled, for good: its session and its verdicts, if it has any, will not change. */
    default void cellSettled(Handle handle, long campaignSeq, int cellIndex) {}

    /** All cells of a campaign are settled. */
    default void campaignEnded(Handle handle, long campaignSeq) {}

    /** A campaign has become a baseline. */
    default void baselineMoved(Handle handle, long baselineSeq) {}

    /** Something stands in a device's history. */
    default void deviceHistory(Handle handle, long eventSeq) {}

    /** A figure seems to have moved. */
    default void alarmRaised(Handle handle, long alarmSeq) {}

    /** Figures moved together. */
    default void incidentOpened(Handle handle, long incidentSeq) {}

    /** Somebody has said something of an incident, or it has passed. */
    default void incidentChanged(Handle handle, long incidentSeq) {}
}

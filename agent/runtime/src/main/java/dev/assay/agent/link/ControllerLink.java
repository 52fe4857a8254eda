package dev.assay.agent.link;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ReportReceipt;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** What an agent asks of its farm, whichever of the farm's controllers answers. Thread-safe. */
public interface ControllerLink {
    /** Presents the agent, and learns where else it may ask. */
    AgentWelcome hello(AgentHello hello) throws LinkException;

    /** Waits up to {@code pollSeconds} for work. */
    Optional<LeaseGrant> lease(LeaseRequest request, double pollSeconds) throws LinkException;

    /**
     * Extends a lease.
     *
     * @param patienceSeconds how long one controller may take to answer before the next one is asked
     */
    void heartbeat(String jobId, Heartbeat heartbeat, double patienceSeconds) throws LinkException;

    /** Sends a block of a paired session, and learns whether more are wanted. Sent twice it counts once. */
    PairAnswer pairs(String jobId, PairNews news) throws LinkException;

    /**
     * Sends a report as it lies on disk.
     *
     * @param gzip a SessionReport as JSON, compressed
     */
    ReportReceipt report(String jobId, Path gzip) throws LinkException;

    /** Copies at most {@code bytesMax} bytes of an artifact; whether they are the right ones is the caller's to see. */
    void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException;
}

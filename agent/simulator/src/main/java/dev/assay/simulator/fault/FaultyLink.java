package dev.assay.simulator.fault;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.agent.link.ControllerLink;
import dev.assay.agent.link.LinkException;
import dev.assay.agent.session.Pause;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.PairAnswer;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.ReportReceipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The real line of one simulated device, which can be told to misbehave. Thread-safe. */
public final class FaultyLink implements ControllerLink {
    /** So many lease lengths a late report waits: after the last heartbeat the lease is gone for sure. */
    private static final double LATE_LEASES = 1.5;

    private final ControllerLink line;
    private final Pause pause;
    private final AtomicBoolean isDuplicateAsked = new AtomicBoolean();
    private final AtomicBoolean isLateAsked = new AtomicBoolean();
    private volatile Spell cut = Spell.OVER;
    private volatile Spell silence = Spell.OVER;
    private volatile double leaseSeconds;

    /** A line that behaves until told otherwise. */
    public FaultyLink(ControllerLink line, Pause pause) {
        this.line = line;
        this.pause = pause;
    }

    /** Some time from now on, whatever becomes of the machine's clock. */
    private record Spell(long startNanos, double seconds) {
        static final Spell OVER = new Spell(0, 0);

        static Spell of(double seconds) {
            return new Spell(SampleClock.nanos(), seconds);
        }

        boolean isOver() {
            return SampleClock.secondsSince(startNanos) >= seconds;
        }
    }

    /** Nothing that is asked from now on goes through for so long. */
    public void cut(double seconds) {
        cut = Spell.of(seconds);
    }

    /** No heartbeat is sent for so long. */
    public void silence(double seconds) {
        silence = Spell.of(seconds);
    }

    /** The next report is sent twice. */
    public void duplicateReport() {
        isDuplicateAsked.set(true);
    }

    /** The next report is sent after its lease has expired. */
    public void delayReport() {
        isLateAsked.set(true);
    }

    private void requireWhole() throws LinkException {
        if (!cut.isOver()) {
            throw new LinkException.Passing("the line is cut (simulated)", new IOException("simulated"));
        }
    }

    @Override
    public AgentWelcome hello(AgentHello hello) throws LinkException {
        requireWhole();
        AgentWelcome welcome = line.hello(hello);
        leaseSeconds = welcome.leaseSeconds();
        return welcome;
    }

    @Override
    public Optional<LeaseGrant> lease(LeaseRequest request, double pollSeconds) throws LinkException {
        requireWhole();
        return line.lease(request, pollSeconds);
    }

    @Override
    public void heartbeat(String jobId, Heartbeat heartbeat, double patienceSeconds) throws LinkException {
        requireWhole();
        if (silence.isOver()) {
            line.heartbeat(jobId, heartbeat, patienceSeconds);
        }
    }

    @Override
    public PairAnswer pairs(String jobId, PairNews news) throws LinkException {
        requireWhole();
        return line.pairs(jobId, news);
    }

    @Override
    public ReportReceipt report(String jobId, Path gzip) throws LinkException {
        requireWhole();
        if (isLateAsked.getAndSet(false)) {
            double seconds = LATE_LEASES * leaseSeconds;
            silence(seconds);
            try {
                pause.seconds(seconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LinkException.Passing("interrupted", e);
            }
        }
        if (isDuplicateAsked.getAndSet(false)) {
            line.report(jobId, gzip);
        }
        return line.report(jobId, gzip);
    }

    @Override
    public void artifact(String sha256, long bytesMax, OutputStream into) throws LinkException {
        requireWhole();
        line.artifact(sha256, bytesMax, into);
    }
}

package dev.assay.agent.link;

import dev.assay.agent.session.Progress;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Extends a lease on a thread of its own while the job is done, and learns when the lease is lost. A line that is down loses no lease
 * by itself: only the controller's word does, since nobody else can measure on this device.
 */
final class LeaseKeeper implements Progress, AutoCloseable {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** Of a lease: a controller that says nothing for so long is given up early enough to reach another one in time. */
    private static final double PATIENCE_SHARE = 0.25;

    private final ControllerLink controller;
    private final LeaseGrant grant;
    private final String instanceId;
    private final double heartbeatSeconds;
    private final Consumer<String> log;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::beat, "heartbeat");
    private volatile String doing = "starting";
    private volatile @Nullable LinkException loss;

    @SuppressWarnings("ThreadStartInConstructor") // the last statement: everything the thread sees is there
    LeaseKeeper(
            ControllerLink controller,
            LeaseGrant grant,
            String instanceId,
            double heartbeatSeconds,
            Consumer<String> log) {
        this.controller = controller;
        this.grant = grant;
        this.instanceId = instanceId;
        this.heartbeatSeconds = heartbeatSeconds;
        this.log = log;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void now(String what) {
        doing = what;
    }

    /** Whether the controller said that the lease is gone, or the agent unwanted. */
    boolean isLost() {
        return loss != null;
    }

    /** Whether the work must end: the lease is lost, or the calling thread was told to stop. */
    boolean isUnwanted() {
        return isLost() || Thread.currentThread().isInterrupted();
    }

    /** What the controller said; null while the lease holds. */
    @Nullable
    LinkException loss() {
        return loss;
    }

    /** The controller said so in answer to another message. */
    void lost(LinkException reason) {
        loss = reason;
    }

    private void beat() {
        boolean wasDown = false;
        try {
            while (!closed.await(Math.round(heartbeatSeconds * MILLIS_PER_SECOND), TimeUnit.MILLISECONDS)) {
                try {
                    Heartbeat heartbeat = new Heartbeat(instanceId, grant.fencingToken(), doing);
                    controller.heartbeat(grant.jobId(), heartbeat, grant.leaseSeconds() * PATIENCE_SHARE);
                    wasDown = false;
                } catch (LinkException.Passing e) {
                    if (!wasDown) {
                        log.accept("no heartbeat, the work goes on: " + e.getMessage());
                    }
                    wasDown = true;
                } catch (LinkException e) {
                    loss = e;
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No heartbeat is sent after this returns, but for one that may be under way. */
    @Override
    public void close() {
        closed.countDown();
    }
}

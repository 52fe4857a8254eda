package dev.assay.agent.link;

import dev.assay.agent.session.Measurer;
import dev.assay.agent.session.PairFiles;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does one job: fetches its artifacts, measures, and puts the report on disk. One thread owns it. */
final class JobDesk {
    private static final int DOWNLOADS_MAX = 3;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final ControllerLink controller;
    private final AgentIdentity identity;
    private final Measurer measurer;
    private final Workplace workplace;
    private final Backoff backoff;

    JobDesk(
            ControllerLink controller,
            AgentIdentity identity,
            Measurer measurer,
            Workplace workplace,
            Backoff backoff) {
        this.controller = controller;
        this.identity = identity;
        this.measurer = measurer;
        this.workplace = workplace;
        this.backoff = backoff;
    }

    /**
     * Does the job under heartbeats until its report is acknowledged, or the lease is lost.
     *
     * @throws LinkException.Refused when the controller will not have this agent any more
     */
    void work(LeaseGrant grant, AgentWelcome welcome) throws LinkException.Refused, IOException, InterruptedException {
        workplace.log().accept("job " + grant.jobId() + ": " + grant.plan().label());
        try (LeaseKeeper lease = new LeaseKeeper(
                controller, grant, identity.instanceId(), welcome.heartbeatSeconds(), workplace.log())) {
            try {
                Environment environment = measurer.environment();
                SessionMeasurement measurement = measure(grant, lease);
                workplace
                        .reports()
                        .save(measurement.toReport(
                                grant.jobId(), grant.fencingToken(), welcome.deviceId(), environment));
                lease.now("sending the report");
                deliver(lease);
            } catch (SessionStoppedException e) {
                stopped(grant, lease);
            }
        }
    }

    private void stopped(LeaseGrant grant, LeaseKeeper lease) throws LinkException.Refused, InterruptedException {
        LinkException loss = lease.loss();
        if (loss instanceof LinkException.Refused refused && refused.isAboutTheAgent()) {
            throw refused;
        }
        if (loss == null) {
            throw new InterruptedException();
        }
        workplace.log().accept("job " + grant.jobId() + " stopped: " + loss.getMessage());
    }

    private SessionMeasurement measure(LeaseGrant grant, LeaseKeeper lease)
            throws SessionStoppedException, IOException, InterruptedException {
        SessionPlan plan = grant.plan();
        Set<String> inUse = new HashSet<>();
        try {
            Path model = fetch("the model", plan.model(), inUse, lease);
            PairPlan pairs = plan.pairs();
            @Nullable Path baseline = pairs == null ? null : fetch("the baseline", pairs.baseline(), inUse, lease);
            ArtifactRef data = plan.testData();
            @Nullable Path testData = data == null ? null : fetch("the data", data, inUse, lease);
            if (baseline == null) {
                return measurer.measure(plan, model, testData, lease, lease::isUnwanted);
            }
            BlockCourier courier =
                    new BlockCourier(controller, grant, identity.instanceId(), lease, workplace, backoff);
            return measurer.measurePairs(
                    plan, new PairFiles(baseline, model, testData), courier, lease, lease::isUnwanted);
        } catch (ArtifactCache.UnusableArtifactException | LinkException.Refused e) {
            return failed(plan, String.valueOf(e.getMessage()));
        }
    }

    /** Tries as long as the lease lasts while the line is down, but only a few times when what arrives is wrong. */
    private Path fetch(String what, ArtifactRef artifact, Set<String> inUse, LeaseKeeper lease)
            throws SessionStoppedException, ArtifactCache.UnusableArtifactException, LinkException.Refused, IOException,
                    InterruptedException {
        lease.now("fetching " + what);
        int damaged = 0;
        while (true) {
            try {
                Path file = workplace.artifacts().get(artifact, inUse, controller::artifact);
                inUse.add(artifact.sha256());
                backoff.reset();
                return file;
            } catch (ArtifactCache.UnusableArtifactException e) {
                damaged++;
                workplace.log().accept(e.getMessage());
                if (damaged == DOWNLOADS_MAX) {
                    throw e;
                }
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                workplace.log().accept("fetching again: " + e.getMessage());
                workplace.pause().seconds(backoff.next());
            }
            if (lease.isUnwanted()) {
                throw SessionStoppedException.beforeItsEnd();
            }
        }
    }

    /** Sends under heartbeats, so that the lease does not expire on a finished job while the line is down. */
    private void deliver(LeaseKeeper lease) throws LinkException.Refused, IOException, InterruptedException {
        while (true) {
            try {
                workplace.reports().send(controller).forEach(workplace.log());
                backoff.reset();
                return;
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                workplace.log().accept("the report waits: " + e.getMessage());
                workplace.pause().seconds(backoff.next());
            }
            if (lease.isLost()) {
                // The controller will say so to the report as well; it is sent once more from the main loop.
                return;
            }
        }
    }

    private SessionMeasurement failed(SessionPlan plan, String message) {
        return SessionMeasurement.failed(
                workplace.clock().millis() / MILLIS_PER_SECOND,
                plan,
                new RunFailure(RunFailure.Kind.NOT_BEGUN, "not started: " + message));
    }
}

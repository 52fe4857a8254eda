package dev.assay.agent.link;

import dev.assay.agent.session.Pause;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.agent.session.SessionRunner;
import dev.assay.agent.session.SessionStoppedException;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does one job: fetches its artifacts, measures, and puts the report on disk. One thread owns it. */
final class JobDesk {
    private static final int DOWNLOADS_MAX = 3;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final ControllerClient controller;
    private final AgentHello hello;
    private final ArtifactCache cache;
    private final SessionRunner runner;
    private final ReportOutbox outbox;
    private final Backoff backoff;
    private final Pause pause;
    private final InstantSource clock;
    private final Consumer<String> log;

    JobDesk(
            ControllerClient controller,
            AgentHello hello,
            ArtifactCache cache,
            SessionRunner runner,
            ReportOutbox outbox,
            Backoff backoff,
            Pause pause,
            InstantSource clock,
            Consumer<String> log) {
        this.controller = controller;
        this.hello = hello;
        this.cache = cache;
        this.runner = runner;
        this.outbox = outbox;
        this.backoff = backoff;
        this.pause = pause;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Does the job under heartbeats until its report is acknowledged, or the lease is lost.
     *
     * @throws LinkException.Refused when the controller will not have this agent any more
     */
    void work(LeaseGrant grant, AgentWelcome welcome) throws LinkException.Refused, IOException, InterruptedException {
        log.accept("job " + grant.jobId() + ": " + grant.plan().label());
        try (LeaseKeeper lease =
                new LeaseKeeper(controller, grant, hello.instanceId(), welcome.heartbeatSeconds(), log)) {
            try {
                SessionMeasurement measurement = measure(grant.plan(), lease);
                outbox.save(measurement.toReport(
                        grant.jobId(), grant.fencingToken(), welcome.deviceId(), hello.environment()));
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
        log.accept("job " + grant.jobId() + " stopped: " + loss.getMessage());
    }

    private SessionMeasurement measure(SessionPlan plan, LeaseKeeper lease)
            throws SessionStoppedException, IOException, InterruptedException {
        Set<String> inUse = new HashSet<>();
        try {
            lease.now("fetching the model");
            Path model = fetch(plan.model(), inUse, lease);
            ArtifactRef data = plan.testData();
            lease.now("fetching the data");
            @Nullable Path testData = data == null ? null : fetch(data, inUse, lease);
            return runner.run(plan, model, testData, lease, () -> isUnwanted(lease));
        } catch (ArtifactCache.UnusableArtifactException | LinkException.Refused e) {
            return failed(plan, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isUnwanted(LeaseKeeper lease) {
        return lease.isLost() || Thread.currentThread().isInterrupted();
    }

    /** Tries as long as the lease lasts while the line is down, but only a few times when what arrives is wrong. */
    private Path fetch(ArtifactRef artifact, Set<String> inUse, LeaseKeeper lease)
            throws SessionStoppedException, ArtifactCache.UnusableArtifactException, LinkException.Refused, IOException,
                    InterruptedException {
        int damaged = 0;
        while (true) {
            try {
                Path file = cache.get(artifact, inUse, controller::artifact);
                inUse.add(artifact.sha256());
                backoff.reset();
                return file;
            } catch (ArtifactCache.UnusableArtifactException e) {
                damaged++;
                log.accept(e.getMessage());
                if (damaged == DOWNLOADS_MAX) {
                    throw e;
                }
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                log.accept("fetching again: " + e.getMessage());
                pause.seconds(backoff.next());
            }
            if (isUnwanted(lease)) {
                throw SessionStoppedException.beforeItsEnd();
            }
        }
    }

    /** Sends under heartbeats, so that the lease does not expire on a finished job while the line is down. */
    private void deliver(LeaseKeeper lease) throws LinkException.Refused, IOException, InterruptedException {
        while (true) {
            try {
                outbox.send(controller).forEach(log);
                backoff.reset();
                return;
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                log.accept("the report waits: " + e.getMessage());
                pause.seconds(backoff.next());
            }
            if (lease.isLost()) {
                // The controller will say so to the report as well; it is sent once more from the main loop.
                return;
            }
        }
    }

    /** Nothing could be run: every run says so, and the controller sees a report instead of a silent device. */
    private SessionMeasurement failed(SessionPlan plan, String message) {
        RunFailure failure = new RunFailure(RunFailure.Kind.CRASHED, "not started: " + message);
        List<RunReport> runs = IntStream.range(0, plan.runs())
                .mapToObj(index -> new RunReport(index, null, failure, List.of()))
                .toList();
        return new SessionMeasurement(
                clock.millis() / MILLIS_PER_SECOND, runs, null, plan.task() == Task.NONE ? null : failure, List.of());
    }
}

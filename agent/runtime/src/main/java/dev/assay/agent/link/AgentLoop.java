package dev.assay.agent.link;

import dev.assay.agent.session.Measurer;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Environment;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import java.io.IOException;
import java.util.Optional;

/**
 * The life of an agent: send what is left over, present itself, ask for work, do it, and so on until a person must act or the process
 * is asked to end. One thread owns it.
 */
final class AgentLoop {
    /** Some ten minutes of waiting for work. */
    private static final int POLLS_MAX = 30;

    private final ControllerLink controller;
    private final AgentIdentity identity;
    private final Measurer measurer;
    private final Workplace workplace;
    private final JobDesk desk;
    private final Backoff backoff;

    AgentLoop(
            ControllerLink controller,
            AgentIdentity identity,
            Measurer measurer,
            Workplace workplace,
            JobDesk desk,
            Backoff backoff) {
        this.controller = controller;
        this.identity = identity;
        this.measurer = measurer;
        this.workplace = workplace;
        this.desk = desk;
        this.backoff = backoff;
    }

    /**
     * Runs until interrupted.
     *
     * @throws LinkException.Refused when the controller will not have this agent
     */
    void run() throws LinkException.Refused, IOException, InterruptedException {
        boolean wasDown = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                // Before presenting itself: that voids the leases of the agent's former life, and with them these
                // reports.
                sendReports();
                Environment environment = measurer.environment();
                AgentWelcome welcome = present(environment);
                wasDown = false;
                serve(welcome, environment.fingerprint());
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                if (!wasDown) {
                    workplace.log().accept("lost the controller, trying again: " + e.getMessage());
                }
                wasDown = true;
                workplace.pause().seconds(backoff.next());
            }
        }
    }

    private void sendReports() throws LinkException, IOException {
        workplace.reports().send(controller).forEach(workplace.log());
    }

    private AgentWelcome present(Environment environment) throws LinkException {
        AgentWelcome welcome = controller.hello(identity.hello(environment));
        if (welcome.protocolVersion() != ProtocolVersion.CURRENT) {
            throw new LinkException.Refused(
                    0,
                    "the controller speaks protocol version " + welcome.protocolVersion() + " and this agent "
                            + ProtocolVersion.CURRENT + "; install the agent that came with the controller");
        }
        workplace.log().accept("registered as device " + welcome.deviceId());
        return welcome;
    }

    /**
     * Ends when the environment is no longer the one that the controller knows, since whoever reads a figure must see what it was made
     * in, and now and then, to learn what is new in the farm.
     */
    private void serve(AgentWelcome welcome, String fingerprint)
            throws LinkException, IOException, InterruptedException {
        LeaseRequest request = new LeaseRequest(welcome.deviceId(), identity.instanceId());
        measurer.rest();
        for (int polls = 0; polls < POLLS_MAX; polls++) {
            if (!measurer.environment().fingerprint().equals(fingerprint)) {
                workplace.log().accept("the environment has changed");
                return;
            }
            Optional<LeaseGrant> grant = ask(request, welcome.pollSeconds());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (grant.isPresent()) {
                desk.work(grant.get(), welcome);
                sendReports();
                measurer.rest();
            }
        }
    }

    /** A controller that only asks for patience need not hear who is there again: a thousand agents would add to its load. */
    private Optional<LeaseGrant> ask(LeaseRequest request, double pollSeconds)
            throws LinkException, InterruptedException {
        try {
            Optional<LeaseGrant> grant = controller.lease(request, pollSeconds);
            backoff.reset();
            return grant;
        } catch (LinkException.Passing e) {
            if (!e.isAnswered()) {
                throw e;
            }
            workplace.pause().seconds(backoff.next());
            return Optional.empty();
        }
    }
}

package dev.assay.agent.link;

import dev.assay.agent.session.Pause;
import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The life of an agent: send what is left over, present itself, ask for work, do it, and so on until a person must act or the process
 * is asked to end. One thread owns it.
 */
final class AgentLoop {
    private final ControllerClient controller;
    private final AgentHello hello;
    private final ReportOutbox outbox;
    private final JobDesk desk;
    private final Backoff backoff;
    private final Pause pause;
    private final Consumer<String> log;

    AgentLoop(
            ControllerClient controller,
            AgentHello hello,
            ReportOutbox outbox,
            JobDesk desk,
            Backoff backoff,
            Pause pause,
            Consumer<String> log) {
        this.controller = controller;
        this.hello = hello;
        this.outbox = outbox;
        this.desk = desk;
        this.backoff = backoff;
        this.pause = pause;
        this.log = log;
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
                outbox.send(controller).forEach(log);
                AgentWelcome welcome = present();
                wasDown = false;
                backoff.reset();
                serve(welcome);
            } catch (LinkException.Refused e) {
                throw e;
            } catch (LinkException e) {
                if (!wasDown) {
                    log.accept("lost the controller, trying again: " + e.getMessage());
                }
                wasDown = true;
                pause.seconds(backoff.next());
            }
        }
    }

    private AgentWelcome present() throws LinkException {
        AgentWelcome welcome = controller.hello(hello);
        if (welcome.protocolVersion() != ProtocolVersion.CURRENT) {
            throw new LinkException.Refused(
                    0,
                    "the controller speaks protocol version " + welcome.protocolVersion() + " and this agent "
                            + ProtocolVersion.CURRENT + "; install the agent that came with the controller");
        }
        log.accept("registered as device " + welcome.deviceId());
        return welcome;
    }

    /** Ends by exception only: the agent is unknown, unwanted, or the line is down. */
    private void serve(AgentWelcome welcome) throws LinkException, IOException, InterruptedException {
        LeaseRequest request = new LeaseRequest(welcome.deviceId(), hello.instanceId());
        giveMemoryBack();
        while (true) {
            Optional<LeaseGrant> grant = controller.lease(request, welcome.pollSeconds());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (grant.isPresent()) {
                desk.work(grant.get(), welcome);
                outbox.send(controller).forEach(log);
                giveMemoryBack();
            }
        }
    }

    /** What starting and a job's samples took: the agent may wait for days now, beside whatever else the device is for. */
    private static void giveMemoryBack() {
        System.gc();
    }
}

package dev.assay.agent.link;

import dev.assay.agent.session.Measurer;
import java.io.IOException;

/** An agent put together from its parts. Used once, by one thread. */
public final class Agent {

    private final AgentLoop loop;

    /** An agent that has not begun. */
    public Agent(AgentIdentity identity, ControllerLink controller, Measurer measurer, Workplace workplace) {
        Backoff backoff = Backoff.ofAnAgent();
        JobDesk desk = new JobDesk(controller, identity, measurer, workplace, backoff);
        this.loop = new AgentLoop(controller, identity, measurer, workplace, desk, backoff);
    }

    /**
     * Works until the thread is interrupted.
     *
     * @throws LinkException.Refused when the farm will not have this agent, until a person does something
     * @throws IOException when the workplace's folders cannot be used
     */
    public void run() throws LinkException.Refused, IOException, InterruptedException {
        loop.run();
    }
}

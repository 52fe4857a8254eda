package dev.assay.simulator.device;

import dev.assay.agent.link.Agent;
import dev.assay.agent.link.AgentIdentity;
import dev.assay.agent.link.ControllerLink;
import dev.assay.agent.link.LinkException;
import dev.assay.agent.link.Workplace;
import dev.assay.simulator.fault.AgentDiedException;
import dev.assay.simulator.fault.FaultyLink;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One simulated device over all lives of its agent. Used once, by one thread. */
public final class SimulatedDevice {
    private final SimulatedUnit unit;
    private final FaultyLink line;
    private final SimulatedMeasurer measurer;
    private final Pace pace;
    private final Workplace workplace;

    /**
     * A device that has not begun.
     *
     * @param line to the real controllers
     * @param workplace whose artifacts may be shared with other devices
     */
    public SimulatedDevice(SimulatedUnit unit, ControllerLink line, LabelShelf labels, Pace pace, Workplace workplace) {
        this.unit = unit;
        this.line = new FaultyLink(line, pace.pause());
        this.measurer = new SimulatedMeasurer(unit, this.line, labels, pace, workplace.clock());
        this.pace = pace;
        this.workplace = workplace;
    }

    /**
     * Lives until the thread is interrupted.
     *
     * @throws LinkException.Refused when the farm will not have this device
     */
    public void live() throws LinkException.Refused, InterruptedException {
        while (true) {
            try {
                new Agent(identity(), line, measurer, workplace).run();
                return;
            } catch (AgentDiedException e) {
                workplace.log().accept("the agent died (" + e.getMessage() + ", simulated)");
            } catch (IOException e) {
                workplace.log().accept("the agent ended: " + e.getMessage());
            }
            pace.pause().seconds(pace.restartSeconds());
        }
    }

    private AgentIdentity identity() {
        Map<String, String> labels = new TreeMap<>(unit.labels());
        labels.put("simulated", "true");
        return new AgentIdentity(
                unit.name(),
                UUID.randomUUID().toString(),
                unit.hostId(),
                labels,
                unit.board().profile(),
                true);
    }
}

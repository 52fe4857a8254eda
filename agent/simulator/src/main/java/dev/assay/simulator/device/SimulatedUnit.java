package dev.assay.simulator.device;

import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.chance.Dice;
import dev.assay.simulator.fault.Fault;
import dev.assay.simulator.fault.FaultRates;
import java.util.Map;

/**
 * One device that does not exist.
 *
 * @param name in the farm
 * @param bias by which it finds the candidate of every pair slower: a device whose comparisons are wrong; 0 for a sound one
 * @param labels beside those that every simulated device has
 */
public record SimulatedUnit(
        String name, SimulatedBoard board, long seed, FaultRates faults, double bias, Map<String, String> labels) {
    public SimulatedUnit {
        labels = Map.copyOf(labels);
    }

    /** Its own, so that the farm measures on all of them at once. */
    String hostId() {
        return "simulated-" + seed + "-" + name;
    }

    boolean drifts() {
        return Dice.of(seed, "drift", name).happens(faults.of(Fault.DRIFT));
    }
}

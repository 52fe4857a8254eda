package dev.assay.simulator.board;

import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.Environment;
import dev.assay.simulator.fault.FaultRates;
import java.util.List;

/**
 * One kind of board as a model. Its figures are made up to be plausible and say nothing about a real board.
 *
 * @param profile name of the device profile
 * @param arch as the JVM names it: {@code aarch64}, {@code amd64}
 * @param core what the CPU calls itself
 * @param cpuFeatures sorted
 * @param cores at least 1
 * @param latencyFactor how many times as long as on one core of a current x86 server an inference takes; above 0
 * @param runNoise scatter of the median latency between runs: standard deviation divided by mean; 0 to below 1
 * @param idleWatts when nothing runs
 * @param busyWatts with all cores busy; at least {@code idleWatts}
 * @param faults how often something goes wrong when nothing else is asked for
 */
public record SimulatedBoard(
        String profile,
        String arch,
        String core,
        List<String> cpuFeatures,
        int cores,
        long memoryBytes,
        double latencyFactor,
        double runNoise,
        Cooling cooling,
        double idleWatts,
        double busyWatts,
        FaultRates faults) {
    /**
     * How it warms up: towards {@code ambientCelsius + celsiusPerWatt × power}, exponentially.
     *
     * @param timeConstantSeconds until 63 % of the way; above 0
     * @param ambientCelsius of the room
     * @param celsiusPerWatt above 0
     * @param limitCelsius at which the clock is lowered
     * @param throttledLatencyFactor how many times as long an inference takes from there on; at least 1
     */
    public record Cooling(
            double timeConstantSeconds,
            double ambientCelsius,
            double celsiusPerWatt,
            double limitCelsius,
            double throttledLatencyFactor) {}

    public SimulatedBoard {
        cpuFeatures = List.copyOf(cpuFeatures);
    }

    /** The same board with another scatter between runs. */
    public SimulatedBoard withRunNoise(double otherNoise) {
        return new SimulatedBoard(
                profile,
                arch,
                core,
                cpuFeatures,
                cores,
                memoryBytes,
                latencyFactor,
                otherNoise,
                cooling,
                idleWatts,
                busyWatts,
                faults);
    }

    /** Power with so many threads at work at full clock. */
    public double watts(int threads) {
        double share = Math.min(threads, cores) / (double) cores;
        return idleWatts + (busyWatts - idleWatts) * share;
    }

    /** Temperature that it has after resting for long. */
    public double idleCelsius() {
        return cooling.ambientCelsius() + cooling.celsiusPerWatt() * idleWatts;
    }

    /** The same for all boards of this kind under this seed, and for no others: figures of different seeds are not comparable. */
    public Environment environment(long seed) {
        return new Environment(
                arch,
                core + " (simulated)",
                cpuFeatures,
                cores,
                memoryBytes,
                "simulated " + profile + ", seed " + seed,
                "simulated",
                "simulated",
                "simulated",
                Runtime.version().toString(),
                "simulated",
                List.of("cpu"),
                CodeIdentity.of(SimulatedBoard.class),
                List.of());
    }
}

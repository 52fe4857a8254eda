package dev.assay.device;

/**
 * How a simulated device of one kind behaves. These figures are made up to be plausible. They were measured nowhere and say nothing
 * about a real board.
 *
 * @param latencyFactor how many times as long as on one core of a current x86 server an inference takes; above 0
 * @param runNoise scatter of a run's median latency between runs: standard deviation divided by mean; 0 to below 1
 * @param heat how it warms up
 * @param idleWatts of the board when nothing runs
 * @param busyWatts of the board while it measures; at least {@code idleWatts}
 * @param faults how often something goes wrong
 */
public record SimulationSettings(
        double latencyFactor, double runNoise, Heat heat, double idleWatts, double busyWatts, Faults faults) {

    /**
     * How a device warms up: towards {@code ambientCelsius + celsiusPerWatt × power}, exponentially.
     *
     * @param timeConstantSeconds until 63 % of the way; above 0
     * @param ambientCelsius of the room
     * @param celsiusPerWatt of the cooling; above 0
     * @param limitCelsius at which the clock is lowered
     * @param throttledLatencyFactor how many times as long an inference takes from there on; at least 1
     */
    public record Heat(
            double timeConstantSeconds,
            double ambientCelsius,
            double celsiusPerWatt,
            double limitCelsius,
            double throttledLatencyFactor) {}

    /**
     * Probabilities from 0 to 1.
     *
     * @param runCrash that the process of one run dies
     * @param linkLoss that the link to the controller is lost during one session, and comes back
     * @param restart that the device restarts during one session
     */
    public record Faults(double runCrash, double linkLoss, double restart) {}
}

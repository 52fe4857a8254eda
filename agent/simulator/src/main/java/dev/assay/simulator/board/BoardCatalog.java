package dev.assay.simulator.board;

import dev.assay.device.BoardFacts;
import dev.assay.device.DeviceProfile;
import dev.assay.device.SimulationSettings;
import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.simulator.fault.Fault;
import dev.assay.simulator.fault.FaultRates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The boards that can be simulated: those whose profiles say how. Thread-safe. */
public final class BoardCatalog {
    /** For profiles of an architecture as a whole, which know no board's size. */
    private static final int CORES = 4;

    private static final long MEMORY_BYTES = 4L << 30;

    private final ProfileCatalog profiles;

    /** The boards among these profiles. */
    public BoardCatalog(ProfileCatalog profiles) {
        this.profiles = profiles;
    }

    /** The board of this profile; empty when there is no such profile, or nobody wrote down how it behaves. */
    public Optional<SimulatedBoard> board(String profile) {
        return profiles.find(profile).flatMap(BoardCatalog::board);
    }

    /** The profiles of all of them, for people. */
    public String names() {
        return profiles.all().stream()
                .filter(profile -> profile.simulation() != null)
                .map(DeviceProfile::name)
                .collect(Collectors.joining(", "));
    }

    private static Optional<SimulatedBoard> board(DeviceProfile profile) {
        SimulationSettings settings = profile.simulation();
        if (settings == null) {
            return Optional.empty();
        }
        SimulationSettings.Heat heat = settings.heat();
        List<Long> memory = profile.memoryBytes();
        return Optional.of(new SimulatedBoard(
                profile.name(),
                profile.arch().equals("x86_64") ? "amd64" : profile.arch(),
                core(profile),
                profile.instructionSets(),
                profile.cores() == 0 ? CORES : profile.cores(),
                memory.isEmpty() ? MEMORY_BYTES : memory.get(memory.size() - 1),
                settings.latencyFactor(),
                settings.runNoise(),
                new SimulatedBoard.Cooling(
                        heat.timeConstantSeconds(),
                        heat.ambientCelsius(),
                        heat.celsiusPerWatt(),
                        heat.limitCelsius(),
                        heat.throttledLatencyFactor()),
                settings.idleWatts(),
                settings.busyWatts(),
                faults(settings.faults())));
    }

    private static String core(DeviceProfile profile) {
        return profile.clusters().isEmpty()
                ? profile.title()
                : profile.clusters().stream().map(BoardFacts.Cluster::core).collect(Collectors.joining(" + "));
    }

    private static FaultRates faults(SimulationSettings.Faults faults) {
        return new FaultRates(Map.of(
                Fault.CRASH, faults.runCrash(), Fault.LOST_LINK, faults.linkLoss(), Fault.DEATH, faults.restart()));
    }
}

package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Running average power limit counters of Intel and AMD processors, as the kernel's powercap shows them. The platform zone
 * {@code psys} contains the packages; without it the packages are added. Zones within a package (core, uncore) are in it and
 * are left out, as are the {@code intel-rapl-mmio} twins.
 */
final class RaplFinder implements SensorSearch.Finder {
    /** Energy unit of the usual 2⁻¹⁴ J; the register moves about every millisecond (Intel SDM 3B, 16.10). */
    private static final double RESOLUTION_JOULES = 61e-6;

    private static final double UPDATE_SECONDS = 0.001;

    @Override
    public Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search) {
        Path folder = kernel.sys("class/powercap");
        search.tried(folder.resolve("intel-rapl:*"));
        List<Path> platform = new ArrayList<>();
        List<Path> packages = new ArrayList<>();
        for (Path zone : kernel.list(folder, "intel-rapl:[0-9]*")) {
            String name = kernel.text(zone.resolve("name")).orElse("");
            if (name.equals("psys")) {
                platform.add(zone);
            } else if (name.startsWith("package-") && KernelFiles.nameOf(zone).split(":").length == 2) {
                packages.add(zone);
            }
        }
        Optional<EnergySensor> whole = counter(kernel, search, platform);
        return whole.isPresent() ? whole : counter(kernel, search, packages);
    }

    private static Optional<EnergySensor> counter(KernelFiles kernel, SensorSearch search, List<Path> zones) {
        List<JouleCounter.Register> registers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path zone : zones) {
            String name = kernel.text(zone.resolve("name")).orElse("");
            Path energy = zone.resolve("energy_uj");
            if (search.mayRead("rapl:" + name, energy)) {
                long range = kernel.number(zone.resolve("max_energy_range_uj")).orElse(0);
                registers.add(new JouleCounter.Register(energy, range));
                names.add(name);
            }
        }
        // One package of two would be half the truth.
        if (registers.isEmpty() || registers.size() < zones.size()) {
            return Optional.empty();
        }
        return Optional.of(new JouleCounter(
                "rapl:" + String.join("+", names),
                EnergyGrade.B,
                RESOLUTION_JOULES * registers.size(),
                UPDATE_SECONDS,
                kernel,
                registers));
    }
}

package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Energy counters of processors in hwmon: the sockets of {@code amd_energy}. Counters of graphics cards are left out: they say
 * nothing about a run on the CPU.
 */
final class HwmonEnergyFinder implements SensorSearch.Finder {
    private static final String DRIVER = "amd_energy";
    /** 2⁻¹⁶ J, and the driver itself reads the register at least once in some minutes into 64 bits. */
    private static final double RESOLUTION_JOULES = 15.3e-6;

    private static final double UPDATE_SECONDS = 0.001;

    @Override
    public Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search) {
        Path folder = kernel.sys("class/hwmon");
        search.tried(folder.resolve("hwmon*/energy*_input"));
        List<JouleCounter.Register> sockets = new ArrayList<>();
        for (Path chip : kernel.list(folder, "hwmon*")) {
            if (!kernel.text(chip.resolve("name")).orElse("").equals(DRIVER)) {
                continue;
            }
            for (Path energy : kernel.list(chip, "energy*_input")) {
                String label = kernel.text(
                                chip.resolve(KernelFiles.nameOf(energy).replace("_input", "_label")))
                        .orElse("");
                if (label.toLowerCase(Locale.ROOT).startsWith("esocket") && search.mayRead(DRIVER, energy)) {
                    sockets.add(new JouleCounter.Register(energy, Long.MAX_VALUE));
                }
            }
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JouleCounter(
                DRIVER + ":sockets",
                EnergyGrade.B,
                RESOLUTION_JOULES * sockets.size(),
                UPDATE_SECONDS,
                kernel,
                sockets));
    }
}

package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Power monitors of boards in hwmon: INA2xx chips and the ACPI power meter. Only drivers that measure a board's supply are
 * taken; the power of a graphics card or a drive would be mistaken for the device's.
 */
final class HwmonPowerFinder implements SensorSearch.Finder {
    private static final Set<String> DRIVERS = Set.of(
            "ina209", "ina219", "ina220", "ina226", "ina230", "ina231", "ina233", "ina238", "ina260", "power_meter");
    private static final double WATTS_PER_MICROWATT = 1e-6;
    /** Bus power steps of these chips with their usual shunts are 1 to 25 mW; the coarsest is assumed. */
    private static final double STEP_WATTS = 0.025;

    @Override
    public Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search) {
        Path folder = kernel.sys("class/hwmon");
        search.tried(folder.resolve("hwmon*/power1_{input,average}"));
        Optional<EnergySensor> strongest = Optional.empty();
        double strongestWatts = 0;
        for (Path chip : kernel.list(folder, "hwmon*")) {
            String driver = kernel.text(chip.resolve("name")).orElse("");
            if (!DRIVERS.contains(driver)) {
                continue;
            }
            for (String file : List.of("power1_input", "power1_average")) {
                Path power = chip.resolve(file);
                if (!search.mayRead(driver, power)) {
                    continue;
                }
                String label = kernel.text(chip.resolve("power1_label")).orElse(KernelFiles.nameOf(chip));
                PowerGauge gauge = new PowerGauge(
                        driver + ":" + label,
                        EnergyGrade.B,
                        STEP_WATTS,
                        kernel,
                        List.of(new PowerGauge.Rail(List.of(power), WATTS_PER_MICROWATT)));
                // Which of several rails feeds the others is not told; the strongest contains most.
                double watts = now(gauge);
                if (strongest.isEmpty() || watts > strongestWatts) {
                    strongest = Optional.of(gauge);
                    strongestWatts = watts;
                }
                break;
            }
        }
        return strongest;
    }

    private static double now(PowerGauge gauge) {
        try {
            return gauge.readWatts();
        } catch (IOException e) {
            return 0;
        }
    }
}

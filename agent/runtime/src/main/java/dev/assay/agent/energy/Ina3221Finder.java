package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The three-channel monitors of Jetson boards (Xavier and Orin, JetPack 5 and later), in hwmon: millivolts and milliamperes per
 * channel. Channel 7, the sum of the shunts, is left out.
 */
final class Ina3221Finder implements SensorSearch.Finder {
    private static final int CHANNELS = 3;
    private static final double WATTS_PER_MILLIVOLT_MILLIAMPERE = 1e-6;
    /** 40 µV over a shunt of 5 mΩ are 8 mA; at 5 V that is 40 mW (INA3221 data sheet, table 1). */
    private static final double STEP_WATTS = 0.04;

    @Override
    public Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search) {
        Path folder = kernel.sys("class/hwmon");
        search.tried(folder.resolve("hwmon*/curr*_input (ina3221)"));
        Map<String, PowerGauge.Rail> rails = new LinkedHashMap<>();
        for (Path chip : kernel.list(folder, "hwmon*")) {
            if (kernel.text(chip.resolve("name")).orElse("").startsWith("ina3221")) {
                addChannels(kernel, search, chip, rails);
            }
        }
        return Rails.gauge("ina3221", rails, STEP_WATTS, kernel);
    }

    private static void addChannels(
            KernelFiles kernel, SensorSearch search, Path chip, Map<String, PowerGauge.Rail> rails) {
        for (int channel = 1; channel <= CHANNELS; channel++) {
            Path volts = chip.resolve("in" + channel + "_input");
            Path amperes = chip.resolve("curr" + channel + "_input");
            Optional<String> label = kernel.text(chip.resolve("in" + channel + "_label"));
            if (label.isPresent()
                    && search.mayRead("ina3221:" + label.get(), volts)
                    && search.mayRead("ina3221:" + label.get(), amperes)) {
                rails.put(label.get(), new PowerGauge.Rail(List.of(volts, amperes), WATTS_PER_MILLIVOLT_MILLIAMPERE));
            }
        }
    }
}

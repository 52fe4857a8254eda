package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The INA3221 of older Jetson boards (Nano, TX2; JetPack 4), an industrial I/O device with milliwatts per channel. */
final class IndustrialIoFinder implements SensorSearch.Finder {
    private static final int CHANNELS = 3;
    private static final double WATTS_PER_MILLIWATT = 1e-3;
    /** As of {@link Ina3221Finder}: the same chip. */
    private static final double STEP_WATTS = 0.04;

    @Override
    public Optional<EnergySensor> find(KernelFiles kernel, SensorSearch search) {
        Path folder = kernel.sys("bus/iio/devices");
        search.tried(folder.resolve("iio:device*/in_power*_input"));
        Map<String, PowerGauge.Rail> rails = new LinkedHashMap<>();
        for (Path device : kernel.list(folder, "iio:device*")) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                Optional<String> label = kernel.text(device.resolve("rail_name_" + channel));
                Path power = device.resolve("in_power" + channel + "_input");
                if (label.isPresent() && search.mayRead("ina3221:" + label.get(), power)) {
                    rails.put(label.get(), new PowerGauge.Rail(List.of(power), WATTS_PER_MILLIWATT));
                }
            }
        }
        return Rails.gauge("ina3221", rails, STEP_WATTS, kernel);
    }
}

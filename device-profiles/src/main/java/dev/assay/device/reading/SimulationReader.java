package dev.assay.device.reading;

import dev.assay.device.SimulationSettings;
import dev.assay.device.SimulationSettings.Faults;
import dev.assay.device.SimulationSettings.Heat;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.Optional;

/** Reads {@code simulation}. Stateless. */
final class SimulationReader {
    private SimulationReader() {}

    static Optional<SimulationSettings> read(YamlValue value) {
        return value.map(ProfileSection.SIMULATION).map(SimulationReader::settings);
    }

    private static SimulationSettings settings(YamlMap map) {
        double idle = quantity(map, "idle", Quantity.POWER, "1 mW", "1000 W");
        double busy = quantity(map, "busy", Quantity.POWER, "1 mW", "1000 W");
        if (busy < idle) {
            map.problem("busy is below idle; expected at least as much");
        }
        double ambient = quantity(map, "ambient", Quantity.TEMPERATURE, "-40 °C", "80 °C");
        double limit = quantity(map, "limit", Quantity.TEMPERATURE, "20 °C", "150 °C");
        if (limit < ambient) {
            map.problem("limit is below ambient; expected it above");
        }
        return new SimulationSettings(
                quantity(map, "latency-factor", Quantity.FACTOR, "0.01", "1000"),
                quantity(map, "run-noise", Quantity.SHARE, "0 %", "50 %"),
                new Heat(
                        quantity(map, "time-constant", Quantity.TIME, "1 s", "120 min"),
                        ambient,
                        quantity(map, "cooling", Quantity.THERMAL_RESISTANCE, "0.01 °C/W", "1000 °C/W"),
                        limit,
                        quantity(map, "throttled-latency-factor", Quantity.FACTOR, "1", "100")),
                idle,
                busy,
                map.require("faults", "run-crash, link-loss and restart")
                        .flatMap(faults -> faults.map(ProfileSection.FAULTS))
                        .map(SimulationReader::faults)
                        .orElse(new Faults(0, 0, 0)));
    }

    private static Faults faults(YamlMap map) {
        return new Faults(share(map, "run-crash"), share(map, "link-loss"), share(map, "restart"));
    }

    private static double share(YamlMap map, String key) {
        return quantity(map, key, Quantity.SHARE, "0 %", "100 %");
    }

    private static double quantity(YamlMap map, String key, Quantity quantity, String least, String most) {
        return map.require(key, "from " + least + " to " + most)
                .flatMap(value -> quantity.read(value, least, most))
                // Compares as false with everything, so that one mistake is not told twice.
                .orElse(Double.NaN);
    }
}

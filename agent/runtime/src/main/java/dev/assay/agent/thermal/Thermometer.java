package dev.assay.agent.thermal;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The hottest of the kernel's thermal zones. Stateless. */
public final class Thermometer {
    private static final double MILLIDEGREES_PER_DEGREE = 1e3;
    /** Zones of parts that are switched off say −40 °C or less, and broken ones a few hundred. */
    private static final double CELSIUS_MIN = -30;

    private static final double CELSIUS_MAX = 150;

    private final KernelFiles kernel;

    /** Reads below the roots of {@code kernel}. */
    public Thermometer(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** Degrees Celsius now; empty where the kernel shows no zone. */
    public OptionalDouble hottestCelsius() {
        return kernel.list(kernel.sys("class/thermal"), "thermal_zone*").stream()
                .map(this::millidegrees)
                .filter(OptionalLong::isPresent)
                .mapToDouble(reading -> reading.getAsLong() / MILLIDEGREES_PER_DEGREE)
                .filter(celsius -> celsius > CELSIUS_MIN && celsius < CELSIUS_MAX)
                .max();
    }

    private OptionalLong millidegrees(Path zone) {
        return kernel.number(zone.resolve("temp"));
    }
}

package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A gauge of momentary power, or several rails that are added: it must be read all the time. Stateless. */
public final class PowerGauge implements EnergySensor {
    private static final double READINGS_PER_SECOND = 10;

    private final String name;
    private final EnergyGrade grade;
    private final double resolutionWatts;
    private final KernelFiles kernel;
    private final List<Rail> rails;

    /**
     * One rail: the product of the numbers in its files times a factor is its power in watts. Power in µW is one file and
     * 1e-6; volts in mV and amperes in mA are two files and 1e-6.
     */
    public record Rail(List<Path> factors, double scale) {
        public Rail {
            factors = List.copyOf(factors);
        }
    }

    /**
     * A gauge over these rails.
     *
     * @param resolutionWatts smallest step of the sum of all rails
     */
    public PowerGauge(String name, EnergyGrade grade, double resolutionWatts, KernelFiles kernel, List<Rail> rails) {
        this.name = name;
        this.grade = grade;
        this.resolutionWatts = resolutionWatts;
        this.kernel = kernel;
        this.rails = List.copyOf(rails);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EnergyGrade grade() {
        return grade;
    }

    @Override
    public double readingsPerSecond() {
        return READINGS_PER_SECOND;
    }

    double resolutionWatts() {
        return resolutionWatts;
    }

    /** The power now. */
    public double readWatts() throws IOException {
        double watts = 0;
        for (Rail rail : rails) {
            double product = rail.scale();
            for (Path factor : rail.factors()) {
                product *=
                        kernel.number(factor).orElseThrow(() -> new IOException(factor + " cannot be read any more"));
            }
            watts += product;
        }
        return watts;
    }
}

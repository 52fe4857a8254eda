package dev.assay.agent.energy;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.protocol.EnergyGrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A counter of energy, or several that are added. Between two readings only the difference counts, so it may be read
 * seldom; often enough that no counter wraps around twice.
 */
public final class JouleCounter implements EnergySensor {
    private static final double READINGS_PER_SECOND = 4;
    private static final double MICROJOULES_PER_JOULE = 1e6;

    private final String name;
    private final EnergyGrade grade;
    private final double resolutionJoules;
    private final double updateSeconds;
    private final KernelFiles kernel;
    private final List<Register> registers;

    /**
     * One hardware register.
     *
     * @param microjoules the file that holds it
     * @param rangeMicrojoules it begins again at 0 above this
     */
    public record Register(Path microjoules, long rangeMicrojoules) {}

    private final List<Long> last = new ArrayList<>();
    private double joules;

    /**
     * A counter over these registers.
     *
     * @param resolutionJoules smallest step of the counter
     * @param updateSeconds how old its value may be when it is read
     */
    public JouleCounter(
            String name,
            EnergyGrade grade,
            double resolutionJoules,
            double updateSeconds,
            KernelFiles kernel,
            List<Register> registers) {
        this.name = name;
        this.grade = grade;
        this.resolutionJoules = resolutionJoules;
        this.updateSeconds = updateSeconds;
        this.kernel = kernel;
        this.registers = List.copyOf(registers);
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

    double resolutionJoules() {
        return resolutionJoules;
    }

    double updateSeconds() {
        return updateSeconds;
    }

    /** Joules since the first reading, which gives 0. */
    public double readJoules() throws IOException {
        List<Long> now = new ArrayList<>();
        for (Register register : registers) {
            now.add(kernel.number(register.microjoules())
                    .orElseThrow(() -> new IOException(register.microjoules() + " cannot be read any more")));
        }
        for (int i = 0; i < last.size(); i++) {
            long step = now.get(i) - last.get(i);
            // It wrapped around: what is missing is one whole range.
            joules += (step < 0 ? step + registers.get(i).rangeMicrojoules() : step) / MICROJOULES_PER_JOULE;
        }
        last.clear();
        last.addAll(now);
        return joules;
    }
}

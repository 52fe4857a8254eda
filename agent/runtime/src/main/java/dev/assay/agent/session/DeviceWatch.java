package dev.assay.agent.session;

import dev.assay.agent.environment.Governor;
import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.thermal.Thermometer;
import dev.assay.agent.thermal.ThrottleWatch;
import dev.assay.protocol.Warning;
import java.util.List;
import java.util.OptionalDouble;

/** What the device does around a run: its heat, its clock. One thread owns it. */
final class DeviceWatch {
    private final Governor governor;
    private final Thermometer thermometer;
    private final ThrottleWatch throttle;

    DeviceWatch(KernelFiles kernel) {
        this.governor = new Governor(kernel);
        this.thermometer = new Thermometer(kernel);
        this.throttle = new ThrottleWatch(kernel);
    }

    OptionalDouble hottestCelsius() {
        return thermometer.hottestCelsius();
    }

    void runStarts() {
        throttle.start();
    }

    /** Looked at when the last sample is taken: later the clock may have sunk for a good reason. */
    List<Warning> throttling() {
        return throttle.findings().stream()
                .map(finding -> new Warning(Warning.Kind.THROTTLED, finding))
                .toList();
    }

    /** Warnings about the whole session. */
    List<Warning> clock() {
        String name = governor.name();
        if (name.equals(Governor.NONE) || governor.isPinning()) {
            return List.of();
        }
        return List.of(
                new Warning(
                        Warning.Kind.CLOCK_NOT_PINNED,
                        "the CPU's clock follows the governor " + name
                                + "; performance keeps it still: as root, write it to scaling_governor of every cpufreq policy"));
    }
}

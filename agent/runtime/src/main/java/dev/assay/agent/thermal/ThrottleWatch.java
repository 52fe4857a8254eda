package dev.assay.agent.thermal;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Notices that the CPU was slowed down between {@link #start} and {@link #findings}: by the event counters of x86, by the
 * kernel's cooling of the CPU, by the Raspberry Pi's firmware, or by a clock below its maximum although the governor asks for
 * performance. One thread owns it.
 */
public final class ThrottleWatch {
    /** Bits of the Pi firmware's {@code get_throttled}: under-voltage, capped, throttled, soft limit, all "now". */
    private static final int PI_NOW_BITS = 0xF;

    private static final double CLOCK_PART_MIN = 0.97;
    private static final String PI_FIRMWARE = "devices/platform/soc/soc:firmware/get_throttled";

    private final KernelFiles kernel;
    private long eventsAtStart;

    /** Reads below the roots of {@code kernel}. */
    public ThrottleWatch(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** Begins to watch. */
    public void start() {
        eventsAtStart = events();
    }

    /** What was noticed since the start, for people; empty when the CPU was left alone as far as the kernel tells. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        long events = events() - eventsAtStart;
        if (events > 0) {
            findings.add("the CPU reported " + events + " thermal throttling events");
        }
        addCooling(findings);
        addFirmware(findings);
        addClock(findings);
        return findings;
    }

    private long events() {
        long events = 0;
        for (Path cpu : kernel.list(kernel.sys("devices/system/cpu"), "cpu[0-9]*")) {
            for (Path counter : kernel.list(cpu.resolve("thermal_throttle"), "*_throttle_count")) {
                events += kernel.number(counter).orElse(0);
            }
        }
        return events;
    }

    private void addCooling(List<String> findings) {
        for (Path device : kernel.list(kernel.sys("class/thermal"), "cooling_device*")) {
            String type = kernel.text(device.resolve("type")).orElse("").toLowerCase(Locale.ROOT);
            long state = kernel.number(device.resolve("cur_state")).orElse(0);
            // Fans are cooling devices too, and a running fan slows nothing down.
            if (state > 0 && (type.contains("cpufreq") || type.equals("processor"))) {
                findings.add("the kernel cools the CPU (" + type + " in state " + state + ")");
            }
        }
    }

    private void addFirmware(List<String> findings) {
        String bits = kernel.text(kernel.sys(PI_FIRMWARE)).orElse("0");
        try {
            if ((Integer.parseUnsignedInt(bits.replace("0x", ""), 16) & PI_NOW_BITS) != 0) {
                findings.add("the firmware reports under-voltage or a lowered clock (get_throttled " + bits + ")");
            }
        } catch (NumberFormatException e) {
            // Not the firmware's file, then.
        }
    }

    private void addClock(List<String> findings) {
        for (Path policy : kernel.list(kernel.sys("devices/system/cpu/cpufreq"), "policy*")) {
            OptionalLong now = kernel.number(policy.resolve("scaling_cur_freq"));
            OptionalLong highest = kernel.number(policy.resolve("scaling_max_freq"));
            boolean wantsMost =
                    kernel.text(policy.resolve("scaling_governor")).orElse("").equals("performance");
            if (wantsMost
                    && now.isPresent()
                    && highest.isPresent()
                    && now.getAsLong() < CLOCK_PART_MIN * highest.getAsLong()) {
                findings.add(String.format(
                        Locale.ROOT,
                        "%s runs at %d MHz of %d MHz although its governor is performance",
                        KernelFiles.nameOf(policy),
                        now.getAsLong() / 1000,
                        highest.getAsLong() / 1000));
            }
        }
    }
}

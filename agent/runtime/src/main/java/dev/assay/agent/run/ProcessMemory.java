package dev.assay.agent.run;

import dev.assay.agent.kernel.KernelFiles;
import java.util.OptionalLong;

/** Resident memory of the process that asks, as the kernel counts it. */
final class ProcessMemory {
    private static final long BYTES_PER_KIBIBYTE = 1024;

    private final KernelFiles kernel;

    ProcessMemory(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** Now. */
    OptionalLong residentBytes() {
        return field("VmRSS:");
    }

    /** The most since the process started. */
    OptionalLong peakBytes() {
        return field("VmHWM:");
    }

    private OptionalLong field(String name) {
        return kernel.text(kernel.proc("self/status")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIBIBYTE)
                .findFirst();
    }
}

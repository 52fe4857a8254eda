package dev.assay.agent.environment;

import dev.assay.agent.kernel.KernelFiles;
import java.util.List;
import java.util.Set;

/** Who decides on the CPU's clock. Stateless. */
public final class Governor {
    /** The name where the kernel shows no frequency control, as in most virtual machines. */
    public static final String NONE = "none";

    private static final Set<String> PINNING = Set.of("performance", "userspace");

    private final KernelFiles kernel;

    /** Reads below the roots of {@code kernel}. */
    public Governor(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** The governors of all frequency domains, joined by {@code +} where they differ, or {@link #NONE}. */
    public String name() {
        List<String> names = names();
        return names.isEmpty() ? NONE : String.join("+", names);
    }

    /** Whether every governor holds the clock where it is. */
    public boolean isPinning() {
        List<String> names = names();
        return !names.isEmpty() && PINNING.containsAll(names);
    }

    private List<String> names() {
        return kernel.list(kernel.sys("devices/system/cpu/cpufreq"), "policy*").stream()
                .flatMap(policy -> kernel.text(policy.resolve("scaling_governor")).stream())
                .distinct()
                .sorted()
                .toList();
    }
}

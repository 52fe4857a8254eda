package dev.assay.agent.environment;

import dev.assay.agent.kernel.KernelFiles;
import java.nio.file.Path;
import java.util.Optional;

/** What the kernel and the distribution say of the machine as a whole. Stateless. */
public final class HostFacts {
    private static final String UNKNOWN = "unknown";
    private static final long BYTES_PER_KIBIBYTE = 1024;
    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    private final KernelFiles kernel;

    /** Reads below the roots of {@code kernel}. */
    public HostFacts(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** The same for all agents of one machine, until it is started again. */
    public String hostId() {
        return kernel.text(kernel.proc("sys/kernel/random/boot_id")).orElse(UNKNOWN);
    }

    /** Whether this process has all rights; false where the kernel does not say. */
    public boolean isRoot() {
        return kernel.text(kernel.proc("self/status")).stream()
                .flatMap(String::lines)
                // Real, effective, saved and file system user.
                .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    }

    String kernelRelease() {
        return kernel.text(kernel.proc("sys/kernel/osrelease")).orElse(System.getProperty("os.version"));
    }

    long memoryBytes() {
        return kernel.text(kernel.proc("meminfo")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIBIBYTE)
                .findFirst()
                .orElse(0);
    }

    /** For instance {@code Debian GNU/Linux 12 (bookworm)}. */
    String operatingSystem() {
        return prettyName(kernel.text(OS_RELEASE).orElse("")).orElse(System.getProperty("os.name"));
    }

    static Optional<String> prettyName(String osRelease) {
        return osRelease
                .lines()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                .findFirst();
    }

    CpuFacts cpu(String arch) {
        return CpuFacts.parse(kernel.text(kernel.proc("cpuinfo")).orElse(""), arch);
    }
}

package dev.assay.agent.environment;

import dev.assay.agent.kernel.KernelFiles;
import dev.assay.agent.run.EngineFacts;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.Environment;
import java.util.List;

/** Puts together the environment of every measurement on this machine, afresh each time: a governor may have been changed. Thread-safe. */
public final class EnvironmentReader {
    private final KernelFiles kernel;
    /** Read once: an update may exchange the file under a running agent. */
    private final String agentVersion = CodeIdentity.of(EnvironmentReader.class);

    /** Reads below the roots of {@code kernel}. */
    public EnvironmentReader(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /**
     * The environment now.
     *
     * @param engine as ONNX Runtime itself said in a process of its own
     * @param runJvmFlags of the processes that measure
     */
    public Environment read(EngineFacts engine, List<String> runJvmFlags) {
        String arch = System.getProperty("os.arch");
        HostFacts host = new HostFacts(kernel);
        CpuFacts cpu = host.cpu(arch);
        return new Environment(
                arch,
                cpu.model(),
                cpu.cpuFeatures(),
                // Respects affinity and control groups, which /proc/cpuinfo does not.
                Runtime.getRuntime().availableProcessors(),
                host.memoryBytes(),
                host.operatingSystem(),
                host.kernelRelease(),
                new Governor(kernel).name(),
                CLibrary.version(),
                Runtime.version().toString(),
                engine.version(),
                engine.providers(),
                agentVersion,
                runJvmFlags);
    }
}

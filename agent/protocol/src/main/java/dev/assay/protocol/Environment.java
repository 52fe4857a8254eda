package dev.assay.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a measurement depends on besides the model: the machine and the software that measures.
 *
 * @param arch as the JVM names it: {@code amd64}, {@code aarch64}
 * @param cpuModel the CPU's own name, or {@code unknown}
 * @param cpuFeatures instruction sets that matter to inference kernels (avx2, avx512_vnni, asimddp, …), sorted; no name that begins
 *     with "is", which JSON libraries take for a question
 * @param logicalCores usable by the agent
 * @param memoryBytes installed memory; not part of the fingerprint, since it moves with kernel reservations
 * @param kernel release string, for instance {@code 6.6.31+rpt-rpi-2712}
 * @param governor CPU frequency governor, or {@code none} where the kernel exposes none
 * @param libc for instance {@code glibc 2.36}, or {@code unknown}
 * @param onnxRuntimeVersion as ONNX Runtime itself reports it
 * @param providers execution providers that this ONNX Runtime offers
 * @param agentVersion release and the hash of the agent's code
 * @param runJvmFlags flags of the process that each run gets
 */
public record Environment(
        String arch,
        String cpuModel,
        List<String> cpuFeatures,
        int logicalCores,
        long memoryBytes,
        String operatingSystem,
        String kernel,
        String governor,
        String libc,
        String javaVersion,
        String onnxRuntimeVersion,
        List<String> providers,
        String agentVersion,
        List<String> runJvmFlags) {

    public Environment {
        cpuFeatures = List.copyOf(cpuFeatures);
        providers = List.copyOf(providers);
        runJvmFlags = List.copyOf(runJvmFlags);
    }

    /**
     * SHA-256 in hex over everything that makes two measurements comparable. Two environments with the same fingerprint
     * may share results; with different ones they may not.
     */
    public String fingerprint() {
        String canonical = String.join(
                "\n",
                arch,
                cpuModel,
                String.join(" ", cpuFeatures),
                Integer.toString(logicalCores),
                operatingSystem,
                kernel,
                governor,
                libc,
                javaVersion,
                onnxRuntimeVersion,
                String.join(" ", providers),
                agentVersion,
                String.join(" ", runJvmFlags));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.assay.agent.environment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /proc/cpuinfo} says of the CPU.
 *
 * @param model {@code AMD EPYC}, {@code 4 × Cortex-A76}, or {@code unknown}
 * @param cpuFeatures what matters to inference kernels, sorted
 */
record CpuFacts(String model, List<String> cpuFeatures) {
    private static final String UNKNOWN = "unknown";
    private static final String ARM_LIMITED = "0x41";

    private static final Set<String> RELEVANT = Set.of(
            // x86
            "sse4_1",
            "sse4_2",
            "avx",
            "f16c",
            "fma",
            "avx2",
            "avx_vnni",
            "avx512f",
            "avx512bw",
            "avx512dq",
            "avx512vl",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_tile",
            "amx_int8",
            "amx_bf16",
            // ARM: asimddp is dotprod, asimdhp is fp16 arithmetic
            "asimd",
            "asimdhp",
            "asimddp",
            "i8mm",
            "bf16",
            "sve",
            "sve2",
            "sme");

    /** Part numbers of Arm's own cores, as the kernel prints them. */
    private static final Map<String, String> ARM_PARTS = Map.ofEntries(
            Map.entry("0xd03", "Cortex-A53"),
            Map.entry("0xd04", "Cortex-A35"),
            Map.entry("0xd05", "Cortex-A55"),
            Map.entry("0xd07", "Cortex-A57"),
            Map.entry("0xd08", "Cortex-A72"),
            Map.entry("0xd09", "Cortex-A73"),
            Map.entry("0xd0a", "Cortex-A75"),
            Map.entry("0xd0b", "Cortex-A76"),
            Map.entry("0xd0c", "Neoverse-N1"),
            Map.entry("0xd0d", "Cortex-A77"),
            Map.entry("0xd40", "Neoverse-V1"),
            Map.entry("0xd41", "Cortex-A78"),
            Map.entry("0xd42", "Cortex-A78AE"),
            Map.entry("0xd44", "Cortex-X1"),
            Map.entry("0xd46", "Cortex-A510"),
            Map.entry("0xd47", "Cortex-A710"),
            Map.entry("0xd48", "Cortex-X2"),
            Map.entry("0xd49", "Neoverse-N2"),
            Map.entry("0xd4f", "Neoverse-V2"));

    /**
     * @param arch of this JVM: an emulated one sees the {@code cpuinfo} of another machine
     */
    static CpuFacts parse(String cpuinfo, String arch) {
        boolean isArm = arch.equals("aarch64") || arch.startsWith("arm");
        String features = first(cpuinfo, isArm ? "Features" : "flags");
        return new CpuFacts(
                isArm ? armModel(cpuinfo) : orUnknown(first(cpuinfo, "model name")),
                Arrays.stream(features.split("\\s+"))
                        .filter(RELEVANT::contains)
                        .sorted()
                        .toList());
    }

    private static String armModel(String cpuinfo) {
        Map<String, Integer> cores = new LinkedHashMap<>();
        String implementer = "";
        for (String line : cpuinfo.lines().toList()) {
            if (keyOf(line).equals("CPU implementer")) {
                implementer = valueOf(line);
            } else if (keyOf(line).equals("CPU part")) {
                cores.merge(coreName(implementer, valueOf(line)), 1, Integer::sum);
            }
        }
        return orUnknown(cores.entrySet().stream()
                .map(core -> core.getValue() + " × " + core.getKey())
                .collect(Collectors.joining(" + ")));
    }

    private static String coreName(String implementer, String part) {
        String number = implementer + " part " + part;
        return implementer.equals(ARM_LIMITED) ? ARM_PARTS.getOrDefault(part, number) : number;
    }

    private static String first(String cpuinfo, String key) {
        return cpuinfo.lines()
                .filter(line -> keyOf(line).equals(key))
                .map(CpuFacts::valueOf)
                .findFirst()
                .orElse("");
    }

    private static String keyOf(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip();
    }

    private static String valueOf(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static String orUnknown(String value) {
        return value.isEmpty() ? UNKNOWN : value;
    }
}

package dev.assay.registration.probe;

import java.util.Map;

/** The names of ARM cores by the numbers that the kernel prints: implementer and part. */
final class CoreNames {
    private static final String ARM_LIMITED = "0x41";
    private static final String NVIDIA = "0x4e";
    private static final String QUALCOMM = "0x51";

    private static final Map<String, String> ARM_PARTS = Map.ofEntries(
            Map.entry("0xc07", "Cortex-A7"),
            Map.entry("0xc08", "Cortex-A8"),
            Map.entry("0xc09", "Cortex-A9"),
            Map.entry("0xc0f", "Cortex-A15"),
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
            Map.entry("0xd4b", "Cortex-A78C"),
            Map.entry("0xd4d", "Cortex-A715"),
            Map.entry("0xd4e", "Cortex-X3"),
            Map.entry("0xd4f", "Neoverse-V2"),
            Map.entry("0xd80", "Cortex-A520"),
            Map.entry("0xd81", "Cortex-A720"));

    private static final Map<String, String> NVIDIA_PARTS = Map.of("0x003", "Denver 2", "0x004", "Carmel");

    private static final Map<String, String> QUALCOMM_PARTS = Map.of(
            "0x800", "Kryo 2xx Gold",
            "0x801", "Kryo 2xx Silver",
            "0x802", "Kryo 3xx Gold",
            "0x803", "Kryo 3xx Silver",
            "0x804", "Kryo 4xx Gold",
            "0x805", "Kryo 4xx Silver");

    private CoreNames() {}

    /** For instance {@code Cortex-A76}; the numbers themselves where they are not known here. */
    static String of(String implementer, String part) {
        Map<String, String> parts = switch (implementer) {
            case ARM_LIMITED -> ARM_PARTS;
            case NVIDIA -> NVIDIA_PARTS;
            case QUALCOMM -> QUALCOMM_PARTS;
            default -> Map.of();
        };
        return parts.getOrDefault(part, implementer + " part " + part);
    }
}

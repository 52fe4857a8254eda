package dev.assay.device;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found on one board, by looking; what is only expected of its kind is in its profile.
 *
 * @param arch as {@code uname -m} says: {@code aarch64}, {@code x86_64}
 * @param deviceTreeModel content of {@code /proc/device-tree/model}; null where there is no device tree
 * @param deviceTreeCompatible content of {@code /proc/device-tree/compatible}, most specific first; empty where there is none
 * @param machineProduct vendor and product of {@code /sys/class/dmi/id}, separated by a blank; null where there is none
 * @param cpuModel the CPU's own name; null when it does not tell
 * @param clusters cores of one kind each, fastest last; at least one
 * @param instructionSets flags of {@code /proc/cpuinfo} that matter to inference kernels, sorted
 * @param memoryBytes installed memory
 * @param libc for instance {@code glibc 2.36} or {@code musl 1.2.4}; null when it is not known
 * @param javaVersion of the {@code java} on the path or in a usual place, for instance {@code 17.0.15}; null when there is none
 * @param powerSensors path of each sensor of power or energy that was found, with its kind: {@code rapl}, {@code ina3221}, {@code hwmon}, …
 * @param thermalZones type of each thermal zone by its path
 * @param governors CPU frequency governors that the kernel offers; empty when it offers none
 * @param accelerators device nodes of accelerators: {@code /dev/nvhost-gpu}, {@code /dev/apex_0}, {@code /dev/dri/renderD128}, …
 */
public record BoardFacts(
        String arch,
        @Nullable String deviceTreeModel,
        List<String> deviceTreeCompatible,
        @Nullable String machineProduct,
        @Nullable String cpuModel,
        List<Cluster> clusters,
        List<String> instructionSets,
        long memoryBytes,
        @Nullable String libc,
        @Nullable String javaVersion,
        Map<String, String> powerSensors,
        Map<String, String> thermalZones,
        List<String> governors,
        List<String> accelerators) {
    public BoardFacts {
        deviceTreeCompatible = List.copyOf(deviceTreeCompatible);
        clusters = List.copyOf(clusters);
        instructionSets = List.copyOf(instructionSets);
        powerSensors = Map.copyOf(powerSensors);
        thermalZones = Map.copyOf(thermalZones);
        governors = List.copyOf(governors);
        accelerators = List.copyOf(accelerators);
    }

    /**
     * Cores of one kind.
     *
     * @param core {@code Cortex-A76}, or what the CPU calls itself
     * @param maxHertz highest clock that the kernel names; null when it names none
     */
    public record Cluster(String core, int cores, @Nullable Double maxHertz) {}
}

package dev.assay.registration.card;

import dev.assay.device.BoardFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A board in a few words. */
public final class BoardText {
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private BoardText() {}

    /** For instance {@code Raspberry Pi 5 Model B Rev 1.0 · aarch64 · 4 × Cortex-A76 · 8.3 GB · glibc 2.36}. */
    public static String summary(BoardFacts facts) {
        List<String> parts = new ArrayList<>();
        String model = facts.deviceTreeModel() != null ? facts.deviceTreeModel() : facts.machineProduct();
        if (model != null) {
            parts.add(model);
        }
        parts.add(facts.arch());
        parts.add(cores(facts));
        parts.add(memory(facts.memoryBytes()));
        if (facts.libc() != null) {
            parts.add(facts.libc());
        }
        return String.join(" · ", parts);
    }

    /** For instance {@code 4 × Cortex-A55 + 4 × Cortex-A76}. */
    static String cores(BoardFacts facts) {
        return facts.clusters().stream()
                .map(cluster -> cluster.cores() + " × " + cluster.core())
                .collect(Collectors.joining(" + "));
    }

    /** For instance {@code 8.3 GB}, {@code 512 MB}. */
    static String memory(long bytes) {
        if (bytes < BYTES_PER_GIGABYTE) {
            return Math.round(bytes / BYTES_PER_MEGABYTE) + " MB";
        }
        long tenths = Math.round(bytes / BYTES_PER_GIGABYTE * 10);
        return tenths / 10 + "." + tenths % 10 + " GB";
    }
}

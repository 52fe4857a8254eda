package dev.assay.device.recognition;

import dev.assay.device.BoardFacts.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The cores of a board in words. Stateless. */
final class CoreText {
    private CoreText() {}

    /** {@code 4 × Cortex-A55 and 4 × Cortex-A76}; clusters of equal cores are added up. */
    static String of(List<Cluster> clusters) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        clusters.forEach(cluster -> counts.merge(cluster.core(), cluster.cores(), Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(" and "));
    }

    /**
     * Whether the found cores cannot be the expected ones: not one of them is of an expected kind. Fewer cores, or none of one kind,
     * are not enough: cores can be switched off.
     */
    static boolean contradict(List<Cluster> expected, List<Cluster> found) {
        Set<String> kinds = expected.stream()
                .map(cluster -> cluster.core().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return found.stream().noneMatch(cluster -> kinds.contains(cluster.core().toLowerCase(Locale.ROOT)));
    }
}

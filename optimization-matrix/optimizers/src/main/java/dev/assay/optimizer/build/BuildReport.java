package dev.assay.optimizer.build;

import dev.assay.optimizer.pass.NodeAction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build made. Operators are counted over the whole graph, subgraphs included.
 *
 * @param artifactSha256 of the file, 64 lower-case hex digits
 * @param bytes size of the file
 * @param actions what became of which node, in the order in which it was done
 * @param operatorsBefore of the model, or of the student that took its place
 * @param operatorsAfter of the file that was written
 * @param operatorsFused of what ONNX Runtime makes of it on this machine
 * @param warnings what the user should know of this variant
 * @param buildSeconds from the request to the finished file
 * @param peakMemoryBytes largest resident memory of the process that built it; -1 where the system does not tell
 */
public record BuildReport(
        String artifactSha256,
        long bytes,
        List<NodeAction> actions,
        Map<String, Integer> operatorsBefore,
        Map<String, Integer> operatorsAfter,
        Map<String, Integer> operatorsFused,
        List<String> warnings,
        double buildSeconds,
        long peakMemoryBytes) {
    public BuildReport {
        actions = List.copyOf(actions);
        operatorsBefore = sorted(operatorsBefore);
        operatorsAfter = sorted(operatorsAfter);
        operatorsFused = sorted(operatorsFused);
        warnings = List.copyOf(warnings);
    }

    /** One order for all, so that equal reports are the same JSON. */
    private static Map<String, Integer> sorted(Map<String, Integer> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}

package dev.assay.cli.report;

import dev.assay.api.BuildAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the optimizers did, counted. */
public final class ActionCounts {
    private ActionCounts() {}

    /** {@code quantized 52 Conv, 1 Gemm; left alone 3 Conv}. */
    public static String text(List<BuildAction> actions) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (BuildAction action : actions) {
            counts.computeIfAbsent(action.action(), key -> new LinkedHashMap<>())
                    .merge(action.operator(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().entrySet().stream()
                                .map(operator -> operator.getValue() + " " + operator.getKey())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}

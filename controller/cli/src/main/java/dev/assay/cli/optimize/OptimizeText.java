package dev.assay.cli.optimize;

import dev.assay.cli.figure.Amounts;
import dev.assay.cli.report.Paragraph;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.optimizer.build.BuildReport;
import dev.assay.optimizer.pass.NodeAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was done to a model, for people. */
final class OptimizeText {
    private static final int DETAIL_WIDTH_MAX = 80;
    private static final double MILLIS_PER_SECOND = 1e3;

    private OptimizeText() {}

    /** The whole text; with a row for every node, or summarized. */
    static String of(OptimizeReport report, boolean hasEveryNode) {
        BuildReport build = report.build();
        List<String> lines = new ArrayList<>();
        lines.add(report.model() + " · " + report.variant());
        if (!build.actions().isEmpty()) {
            lines.add("");
            lines.addAll((hasEveryNode ? everyNode(build) : summary(build)).lines());
        }
        lines.add("");
        lines.addAll(operators(build).lines());
        lines.add("");
        build.warnings().forEach(warning -> lines.addAll(Paragraph.wrap(" warning: " + warning, "   ")));
        lines.add(ending(report));
        return String.join("\n", lines);
    }

    private static TextTable everyNode(BuildReport build) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("done"),
                TextColumn.left("operator"),
                TextColumn.left("node", 44),
                TextColumn.left("how", DETAIL_WIDTH_MAX)));
        build.actions()
                .forEach(action ->
                        table.row(List.of(action.action(), action.operator(), action.node(), action.detail())));
        return table;
    }

    private static TextTable summary(BuildReport build) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("done"),
                TextColumn.left("operator"),
                TextColumn.decimal("nodes"),
                TextColumn.left("for instance", DETAIL_WIDTH_MAX)));
        Map<String, List<NodeAction>> groups = new LinkedHashMap<>();
        for (NodeAction action : build.actions()) {
            groups.computeIfAbsent(action.action() + "\n" + action.operator(), key -> new ArrayList<>())
                    .add(action);
        }
        for (List<NodeAction> group : groups.values()) {
            NodeAction first = group.get(0);
            table.row(List.of(
                    first.action(),
                    first.operator(),
                    Integer.toString(group.size()),
                    first.node() + ": " + first.detail()));
        }
        return table;
    }

    private static TextTable operators(BuildReport build) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("operator"),
                TextColumn.decimal("before"),
                TextColumn.decimal("after"),
                TextColumn.decimal("as ONNX Runtime runs it here")));
        Set<String> operators = new TreeSet<>();
        operators.addAll(build.operatorsBefore().keySet());
        operators.addAll(build.operatorsAfter().keySet());
        operators.addAll(build.operatorsFused().keySet());
        for (String operator : operators) {
            table.row(List.of(
                    operator,
                    count(build.operatorsBefore(), operator),
                    count(build.operatorsAfter(), operator),
                    count(build.operatorsFused(), operator)));
        }
        return table;
    }

    private static String count(Map<String, Integer> counts, String operator) {
        Integer count = counts.get(operator);
        return count == null ? "–" : count.toString();
    }

    /** {@code 854 kB → 251 kB (−71 %) · built in 1.2 s with 310 MB · out/mobilenetv2-static-int8.onnx}. */
    private static String ending(OptimizeReport report) {
        BuildReport build = report.build();
        double change = 100.0 * (build.bytes() - report.bytesBefore()) / report.bytesBefore();
        String sign = change < 0 ? "−" : "+";
        String memory = build.peakMemoryBytes() < 0 ? "" : " with " + Amounts.bytes(build.peakMemoryBytes());
        return Amounts.bytes(report.bytesBefore()) + " → " + Amounts.bytes(build.bytes()) + " (" + sign
                + String.format(Locale.ROOT, "%.0f", Math.abs(change)) + " %) · built in "
                + Amounts.duration(Duration.ofMillis(Math.round(build.buildSeconds() * MILLIS_PER_SECOND))) + memory
                + " · " + report.file();
    }
}

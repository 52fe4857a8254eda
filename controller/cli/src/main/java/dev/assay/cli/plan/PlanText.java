package dev.assay.cli.plan;

import dev.assay.cli.figure.Amounts;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.sweep.expansion.Skip;
import dev.assay.sweep.expansion.SweepPlan;
import dev.assay.sweep.expansion.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sweep's plan for people. */
public final class PlanText {
    /** An axis with more values than anybody reads. */
    private static final int VALUES_MAX = 20;

    private PlanText() {}

    /** The matrix by model and by axis, what is skipped and why, and the expected time. */
    public static String of(String sweep, SweepPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(sweep + " · " + Amounts.count(plan.product(), "combination") + " of models, axes and devices"
                + rules(plan));
        lines.add("");
        lines.addAll(matrix(plan).lines());
        if (!plan.skipped().isEmpty()) {
            lines.add("");
            lines.add("skipped");
            plan.skipped().forEach((skip, count) -> lines.add(line(skip, count)));
        }
        lines.add("");
        lines.add(summary(plan));
        return String.join("\n", lines);
    }

    /** {@code 42 cells: 41 to measure, 1 skipped · 40 variants, 37 to build · at least 7 min 12 s of one device}. */
    public static String summary(SweepPlan plan) {
        return Amounts.count(plan.total().cells(), "cell") + ": "
                + Amounts.grouped(plan.total().measured()) + " to measure, "
                + Amounts.grouped(plan.total().skipped()) + " skipped · "
                + Amounts.count(plan.variants(), "variant") + ", "
                + Amounts.grouped(plan.builds()) + " to build · at least "
                + Amounts.duration(plan.deviceTime()) + " of measuring";
    }

    private static String rules(SweepPlan plan) {
        return (plan.excluded() == 0 ? "" : ", " + Amounts.grouped(plan.excluded()) + " excluded by rules")
                + (plan.included() == 0 ? "" : ", " + Amounts.grouped(plan.included()) + " included by rules");
    }

    private static TextTable matrix(SweepPlan plan) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("axis"),
                TextColumn.left("value"),
                TextColumn.decimal("measured"),
                TextColumn.decimal("skipped")));
        rows(table, "model", plan.models());
        plan.axes().forEach((axis, values) -> rows(table, axis, values));
        return table;
    }

    private static void rows(TextTable table, String axis, Map<String, Tally> values) {
        String shownAxis = axis;
        int shown = 0;
        for (Map.Entry<String, Tally> value : values.entrySet()) {
            if (shown++ == VALUES_MAX) {
                table.row(List.of("", "… and " + Amounts.grouped(values.size() - VALUES_MAX) + " more values", "", ""));
                return;
            }
            table.row(List.of(
                    shownAxis,
                    value.getKey(),
                    number(value.getValue().measured()),
                    number(value.getValue().skipped())));
            shownAxis = "";
        }
    }

    /** Without spaces between thousands, which the column would take for the end of the number. */
    private static String number(long count) {
        return count == 0 ? "–" : Long.toString(count);
    }

    private static String line(Skip skip, long count) {
        return " " + Amounts.count(count, "cell") + ": " + skip.reason() + " ("
                + skip.kind().remedy() + ")";
    }
}

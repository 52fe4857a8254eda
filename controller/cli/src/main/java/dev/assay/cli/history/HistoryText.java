package dev.assay.cli.history;

import dev.assay.api.AlarmRow;
import dev.assay.api.HistorySeriesRow;
import dev.assay.api.HistoryValueRow;
import dev.assay.api.HistoryView;
import dev.assay.api.StepRow;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.gate.ChangeText;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Histories as people read them. */
public final class HistoryText {
    private static final int VARIANT_WIDTH = 40;

    private HistoryText() {}

    /** One line for each history. */
    public static String list(List<HistorySeriesRow> series) {
        if (series.isEmpty()) {
            return "no history yet: every session of a campaign adds a value; \"assay run --fresh\" each night makes one";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("id"),
                TextColumn.left("sweep"),
                TextColumn.left("branch"),
                TextColumn.left("model"),
                TextColumn.left("variant", VARIANT_WIDTH),
                TextColumn.left("device"),
                TextColumn.left("metric"),
                TextColumn.left("values"),
                TextColumn.left("newest"),
                TextColumn.left("steps")));
        for (HistorySeriesRow row : series) {
            table.row(List.of(
                    row.id(),
                    row.sweep(),
                    row.branch(),
                    row.model(),
                    row.variant(),
                    device(row),
                    row.metric().key(),
                    Integer.toString(row.values()),
                    ChangeText.figure(row.metric(), row.newest()),
                    row.steps() == 0 ? "" : Integer.toString(row.steps())));
        }
        return String.join("\n", table.lines());
    }

    private static String device(HistorySeriesRow row) {
        return row.device() + (row.simulated() ? " (simulated)" : "");
    }

    /** One history with a chart. */
    public static String one(HistoryView view) {
        HistorySeriesRow series = view.series();
        List<HistoryValueRow> values = view.values();
        HistoryValueRow first = values.get(0);
        HistoryValueRow last = values.get(values.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(series.metric().key() + " of " + series.model() + " · " + series.variant() + " on " + device(series)
                + (series.branch().isEmpty() ? "" : " · branch " + series.branch()) + " · sweep " + series.sweep());
        lines.add(Amounts.count(values.size(), "value") + ", " + revision(first) + " … " + revision(last) + ", newest "
                + ChangeText.figure(series.metric(), series.newest()));
        lines.add(
                series.sentinel() == null
                        ? "not corrected for what the device does: no sentinel is named (assay.watch.sentinel, or the"
                                + " device's label sentinel)"
                        : "corrected for what the device does by model " + series.sentinel());
        lines.add("");
        Chart chart = new Chart(values.stream().map(HistoryValueRow::value).toList());
        lines.add("  " + chart.bars() + "  " + ChangeText.figure(series.metric(), chart.lowest()) + " … "
                + ChangeText.figure(series.metric(), chart.highest()));
        if (!view.steps().isEmpty()) {
            lines.add("  "
                    + chart.marks(view.steps().stream()
                            .map(step -> place(values, step))
                            .toList()));
        }
        lines.add("");
        view.steps().forEach(step -> lines.add(step(step)));
        if (view.steps().isEmpty()) {
            lines.add("no change of level");
        }
        view.alarms().forEach(alarm -> lines.add(alarm(alarm)));
        return String.join("\n", lines);
    }

    private static String revision(HistoryValueRow value) {
        return RevisionText.of(value.revision(), value.campaignId());
    }

    private static int place(List<HistoryValueRow> values, StepRow step) {
        return IntStream.range(0, values.size())
                .filter(i -> values.get(i).campaignId().equals(step.likely()))
                .findFirst()
                .orElse(0);
    }

    private static String step(StepRow step) {
        return "▲ " + ShareText.of(step) + (step.worse() ? ", worse" : ", better") + ": "
                + ChangeText.figure(step.metric(), step.before()) + " to "
                + ChangeText.figure(step.metric(), step.after()) + ", most likely in "
                + RevisionText.of(step.likelyRevision(), step.likely()) + ", surely after "
                + RevisionText.of(step.lastGoodRevision(), step.lastGood()) + " and up to "
                + RevisionText.of(step.firstBadRevision(), step.firstBad())
                + (step.incident() == null ? "" : " · incident " + step.incident())
                + (step.comparison() == null ? "" : " · compared in " + step.comparison());
    }

    private static String alarm(AlarmRow alarm) {
        return "alarm " + alarm.raisedAt() + ": " + alarm.note()
                + (alarm.comparison() == null ? "" : " (assay campaign show " + alarm.comparison() + ")");
    }
}

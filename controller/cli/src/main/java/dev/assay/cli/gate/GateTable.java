package dev.assay.cli.gate;

import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.regression.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Verdicts below each other: the model, below it its variants, one line for each metric of a cell. */
final class GateTable {
    private static final int VARIANT_WIDTH_MAX = 30;
    private static final List<TextColumn> COLUMNS = List.of(
            TextColumn.left("model, variant", VARIANT_WIDTH_MAX),
            TextColumn.left("metric"),
            TextColumn.left("baseline"),
            TextColumn.left("candidate"),
            TextColumn.left("change"),
            TextColumn.left("interval"),
            TextColumn.left("visible"),
            TextColumn.left("limit"),
            TextColumn.left("n"),
            TextColumn.left("verdict"));

    private GateTable() {}

    static List<String> lines(List<GateLine> lines) {
        TextTable table = new TextTable(COLUMNS);
        String model = "";
        int cell = -1;
        for (GateLine line : lines) {
            if (!line.cell().model().equals(model)) {
                model = line.cell().model();
                table.row(alone(model));
            }
            table.row(row(line, line.cell().index() == cell ? "" : "  " + line.variant()));
            cell = line.cell().index();
        }
        return table.lines();
    }

    private static List<String> alone(String model) {
        List<String> cells = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
        cells.set(0, model);
        return cells;
    }

    private static List<String> row(GateLine line, String variant) {
        Verdict verdict = line.verdict();
        return List.of(
                variant,
                verdict.metric().key(),
                ChangeText.figure(verdict.metric(), line.row().baselineFigure()),
                ChangeText.figure(verdict.metric(), line.row().candidateFigure()),
                ChangeText.seen(verdict),
                ChangeText.interval(verdict),
                ChangeText.visible(verdict),
                ChangeText.limit(verdict),
                verdict.observations() == 0 ? "" : Integer.toString(verdict.observations()),
                verdictOf(line));
    }

    /** Without the reason where it is told below the table. */
    private static String verdictOf(GateLine line) {
        if (!line.needsAttention()) {
            return line.label();
        }
        return line.verdict().state().name().replace('_', ' ') + (line.isWaived() ? ", waived" : "");
    }
}

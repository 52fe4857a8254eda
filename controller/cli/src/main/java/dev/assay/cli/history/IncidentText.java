package dev.assay.cli.history;

import dev.assay.api.CauseRow;
import dev.assay.api.IncidentRow;
import dev.assay.api.IncidentView;
import dev.assay.api.StepRow;
import dev.assay.api.WatchRun;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.gate.ChangeText;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.regression.incident.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Incidents as people read them. */
public final class IncidentText {
    private static final int NOTE_WIDTH = 40;

    private IncidentText() {}

    /** One line for each incident. */
    public static String list(List<IncidentRow> incidents) {
        if (incidents.isEmpty()) {
            return "no incident";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("id"),
                TextColumn.left("state"),
                TextColumn.left("branch"),
                TextColumn.left("what", NOTE_WIDTH),
                TextColumn.left("likely cause", NOTE_WIDTH),
                TextColumn.left("after"),
                TextColumn.left("up to"),
                TextColumn.left("opened"),
                TextColumn.left("note", NOTE_WIDTH)));
        for (IncidentRow row : incidents) {
            table.row(List.of(
                    row.id(),
                    row.state().name().toLowerCase(Locale.ROOT),
                    row.branch(),
                    what(row),
                    cause(row.cause()),
                    RevisionText.of(row.lastGoodRevision(), row.lastGood()),
                    RevisionText.of(row.firstBadRevision(), row.firstBad()),
                    row.openedAt(),
                    row.note()));
        }
        return String.join("\n", table.lines());
    }

    private static String what(IncidentRow row) {
        return Amounts.count(row.cells(), "figure") + (row.worse() ? " worse" : " better") + ", up to "
                + ShareText.of(row.largest());
    }

    private static String cause(CauseRow cause) {
        return word(cause.kind()) + (cause.value().isEmpty() ? "" : " " + cause.value());
    }

    private static String word(Cause.Kind kind) {
        return switch (kind) {
            case DEVICE -> "device";
            case MODEL -> "model";
            case OPTIMIZER -> "toolchain";
            case RUNTIME -> "runtime";
            case FAMILY -> "kind of device";
            case METRIC -> "how it is measured:";
            case UNKNOWN -> "not known";
        };
    }

    /** One incident with all that moved and what to do. */
    public static String one(IncidentView view) {
        IncidentRow row = view.incident();
        List<String> lines = new ArrayList<>();
        lines.add("incident " + row.id() + " · " + row.state().name().toLowerCase(Locale.ROOT)
                + (row.branch().isEmpty() ? "" : " · branch " + row.branch()) + " · " + what(row));
        lines.add("after " + revision(row.lastGoodRevision(), row.lastGood()) + ", up to "
                + revision(row.firstBadRevision(), row.firstBad()));
        lines.add("likely cause: " + cause(row.cause()) + basis(row.cause()));
        row.cause().facts().forEach(fact -> lines.add("  - " + fact));
        if (!row.note().isEmpty()) {
            lines.add(row.actor() + ", " + row.changedAt() + ": " + row.note());
        }
        lines.add("");
        lines.addAll(table(view.steps()).lines());
        List<String> next = NextSteps.of(view);
        if (!next.isEmpty()) {
            lines.add("");
            lines.add("next:");
            next.forEach(step -> lines.add("  " + step));
        }
        return String.join("\n", lines);
    }

    private static String revision(@Nullable String revision, @Nullable String campaign) {
        if (campaign == null) {
            return "the beginning";
        }
        return (revision == null ? "" : revision + " ") + "(campaign " + campaign + ")";
    }

    private static String basis(CauseRow cause) {
        return switch (cause.basis()) {
            case CHANGED -> ", by what changed";
            case CONTRAST -> ", by what the figures that moved have in common";
        };
    }

    private static TextTable table(List<StepRow> steps) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("history"),
                TextColumn.left("cell", NOTE_WIDTH),
                TextColumn.left("metric"),
                TextColumn.left("before"),
                TextColumn.left("after"),
                TextColumn.left("change (95 %)"),
                TextColumn.left("likely since"),
                TextColumn.left("compared in")));
        for (StepRow step : steps) {
            table.row(List.of(
                    step.series(),
                    step.cell() + (step.current() ? "" : " (not seen any more)"),
                    step.metric().key(),
                    ChangeText.figure(step.metric(), step.before()),
                    ChangeText.figure(step.metric(), step.after()),
                    ShareText.of(step),
                    RevisionText.of(step.likelyRevision(), step.likely()),
                    step.comparison() == null ? "" : step.comparison()));
        }
        return table;
    }

    /** What a study has found. */
    public static String study(WatchRun run) {
        String found = Amounts.count(run.studied(), "history").replace("historys", "histories") + " studied: "
                + Amounts.count(run.found(), "new change") + ", " + Amounts.count(run.withdrawn(), "change")
                + " not seen any more, " + Amounts.count(run.incidents().size(), "new incident");
        return run.incidents().isEmpty()
                ? found
                : found + "\nassay incident show " + String.join("\nassay incident show ", run.incidents());
    }
}

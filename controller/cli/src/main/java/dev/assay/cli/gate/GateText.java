package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.cli.report.Paragraph;
import dev.assay.cli.report.ReasonGroup;
import dev.assay.cli.table.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a gate found, as text: environment first, one line for each verdict, then what is to be done. */
public final class GateText {
    private static final String DOT = " · ";

    private final CampaignReport report;
    private final List<GateLine> verdicts;
    private final Remedy remedy;
    private final List<String> lines = new ArrayList<>();

    private GateText(CampaignReport report) {
        this.report = report;
        this.verdicts = GateLine.of(report);
        this.remedy = new Remedy(report);
    }

    /**
     * The whole text, without the end of the last line.
     *
     * @param appendix what follows the counts in the last line; may be empty
     */
    public static String of(CampaignReport report, String appendix) {
        GateText text = new GateText(report);
        text.head();
        report.devices().forEach(text::section);
        text.section(text.verdicts.stream()
                .filter(line -> report.devices().stream()
                        .noneMatch(device -> device.name().equals(line.cell().device())))
                .toList());
        text.actions();
        text.unjudged();
        text.end(appendix);
        return text.lines.stream().map(PrintableText::of).collect(Collectors.joining("\n"));
    }

    private void head() {
        lines.addAll(Paragraph.fill(List.of(report.sweep(), GateSummary.comparison(report)), "", DOT));
        GateSummary.baseline(report).forEach(note -> lines.addAll(Paragraph.wrap(" " + note, "   ")));
    }

    private void section(DeviceRow device) {
        List<GateLine> here = verdicts.stream()
                .filter(line -> device.name().equals(line.cell().device()))
                .toList();
        if (!here.isEmpty()) {
            lines.add("");
            lines.addAll(Paragraph.fill(GateSummary.environment(device), "", DOT));
            section(here);
        }
    }

    private void section(List<GateLine> here) {
        if (here.isEmpty()) {
            return;
        }
        lines.add("");
        lines.addAll(GateTable.lines(here));
        lines.addAll(Paragraph.fill(
                List.of(
                        "~ no change is proven",
                        "interval: of the last look alone",
                        "visible: the smallest change that would have been seen",
                        "limit: the smallest that must be caught",
                        "n: pairs or examples"),
                " ",
                "     "));
    }

    private void actions() {
        group("regressed", verdicts.stream().filter(GateLine::blocks).toList());
        group("waived", verdicts.stream().filter(GateLine::isWaived).toList());
        group("not decided", verdicts.stream().filter(GateLine::isUndecided).toList());
        List<GateLine> noted = verdicts.stream()
                .filter(line -> !line.needsAttention() && !line.row().notes().isEmpty())
                .toList();
        if (!noted.isEmpty()) {
            title("notes");
            noted.forEach(line -> lines.addAll(Paragraph.wrap(
                    " " + line.name() + ": " + String.join("; ", line.row().notes()), "   ")));
        }
    }

    private void group(String title, List<GateLine> members) {
        if (members.isEmpty()) {
            return;
        }
        title(title);
        Map<Cause, List<GateLine>> byCause = new LinkedHashMap<>();
        for (GateLine line : members) {
            Cause cause = new Cause(
                    line.label(), line.verdict().explanation(), line.row().notes(), remedy.of(line));
            byCause.computeIfAbsent(cause, unseen -> new ArrayList<>()).add(line);
        }
        byCause.forEach(this::because);
    }

    /** What is said of a verdict, and may be said of many. */
    private record Cause(String label, String explanation, List<String> notes, String remedy) {}

    private void because(Cause cause, List<GateLine> members) {
        if (members.size() == 1) {
            String name = members.get(0).name();
            lines.addAll(Paragraph.wrap(" " + cause.label() + DOT + name + ": " + cause.explanation(), "   "));
        } else {
            String names = members.stream().map(GateLine::name).collect(Collectors.joining(DOT));
            lines.addAll(Paragraph.wrap(" " + cause.label() + ": " + cause.explanation(), "   "));
            lines.addAll(Paragraph.wrap("   " + names, "     "));
        }
        cause.notes().forEach(note -> lines.addAll(Paragraph.wrap("   " + note, "   ")));
        lines.addAll(Paragraph.wrap("   → " + cause.remedy(), "     "));
    }

    private void unjudged() {
        List<CellRow> cells = GateLine.unjudged(report);
        if (cells.isEmpty()) {
            return;
        }
        title("not judged");
        Stream.concat(ReasonGroup.failed(report).stream(), ReasonGroup.open(report).stream())
                .forEach(this::unjudged);
        cells.stream()
                .filter(cell -> cell.state().isMeasured())
                .forEach(cell -> lines.addAll(
                        Paragraph.wrap(" " + name(cell) + ": measured, but the controller gave no verdict", "   ")));
    }

    private void unjudged(ReasonGroup group) {
        List<String> names = group.cells().stream().map(GateText::name).toList();
        String appeal = group.appeal().isEmpty() ? "" : " (" + group.appeal() + ")";
        lines.addAll(Paragraph.wrap(" " + group.reason() + appeal, "   "));
        lines.addAll(Paragraph.wrap("   " + String.join(DOT, names), "     "));
    }

    private static String name(CellRow cell) {
        return cell.model() + " " + cell.variant() + (cell.device() == null ? "" : " on " + cell.device());
    }

    private void end(String appendix) {
        lines.add("");
        GateSummary.notes(report).forEach(note -> lines.addAll(Paragraph.wrap(note, "  ")));
        lines.addAll(Paragraph.fill(GateSummary.effort(report), "", DOT));
        lines.add(GateOutcome.of(report).text() + (appendix.isEmpty() ? "" : DOT + appendix));
    }

    private void title(String title) {
        lines.add("");
        lines.add(title);
    }
}

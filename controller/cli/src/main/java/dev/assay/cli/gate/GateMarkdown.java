package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.cli.table.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A gate as Markdown for a pull request: what needs attention first, all verdicts folded away below it. */
public final class GateMarkdown {
    private static final String HEADER = "| " + String.join(" | ", GateCells.headings()) + " |\n"
            + "|---|---|---|---|--:|--:|--:|:-:|--:|--:|--:|---|";

    private final CampaignReport report;
    private final List<String> lines = new ArrayList<>();

    private GateMarkdown(CampaignReport report) {
        this.report = report;
    }

    /** The whole text. Its first line is a mark that nobody sees, by which a program finds the comment that it wrote before. */
    public static String of(CampaignReport report) {
        GateMarkdown markdown = new GateMarkdown(report);
        markdown.write();
        return String.join("\n", markdown.lines) + "\n";
    }

    /**
     * Why there is no verdict at all, with the same mark: an older comment must not stay, which speaks of an older revision.
     *
     * @param outcome in few words
     * @param message for people, as the command line prints it
     */
    public static String ofFailure(String sweep, String outcome, String message) {
        String reasons = message.lines().map(GateMarkdown::escaped).collect(Collectors.joining("<br>"));
        return mark(sweep) + "\n### Assay: " + escaped(outcome) + "\n\n**" + escaped(sweep)
                + "** · nothing was judged\n\n" + reasons + "\n";
    }

    private static String mark(String sweep) {
        return "<!-- assay-gate " + sweep.replaceAll("[^A-Za-z0-9_.]+", "-") + " -->";
    }

    private void write() {
        List<GateLine> all = GateLine.of(report);
        lines.add(mark(report.sweep()));
        lines.add("### Assay: " + escaped(GateOutcome.of(report).text()));
        lines.add("");
        lines.add("**" + escaped(report.sweep()) + "** · " + escaped(GateSummary.comparison(report)));
        GateSummary.baseline(report).forEach(this::paragraph);
        for (DeviceRow device : report.devices()) {
            paragraph(String.join(" · ", GateSummary.environment(device)));
        }
        List<GateLine> pressing = all.stream()
                .filter(GateLine::needsAttention)
                .sorted(Comparator.comparing(GateLine::isWaived).thenComparing(GateLine::isUndecided))
                .toList();
        table(pressing);
        actions(pressing);
        unjudged();
        fold(all);
        GateSummary.notes(report).forEach(this::paragraph);
        if (report.gate() != null) {
            paragraph(String.join(" · ", GateSummary.effort(report)));
        }
    }

    private void paragraph(String text) {
        lines.add("");
        lines.add(escaped(text));
    }

    private void table(List<GateLine> rows) {
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(HEADER);
        rows.forEach(line -> lines.add(row(line)));
    }

    private static String row(GateLine line) {
        List<String> cells = new ArrayList<>(GateCells.of(line));
        cells.replaceAll(GateMarkdown::escaped);
        int last = cells.size() - 1;
        if (line.blocks()) {
            cells.set(last, "**" + cells.get(last) + "**");
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private void actions(List<GateLine> pressing) {
        if (pressing.isEmpty()) {
            return;
        }
        Remedy remedy = new Remedy(report);
        lines.add("");
        for (GateLine line : pressing) {
            lines.add("- **" + escaped(line.label()) + "** " + escaped(line.name()) + ": "
                    + escaped(line.verdict().explanation()) + notes(line) + "<br>→ " + escaped(remedy.of(line)));
        }
    }

    private static String notes(GateLine line) {
        return line.row().notes().isEmpty()
                ? ""
                : "<br>" + escaped(String.join("; ", line.row().notes()));
    }

    private void unjudged() {
        List<CellRow> cells = GateLine.unjudged(report);
        if (cells.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not judged:");
        lines.add("");
        for (CellRow cell : cells) {
            String device = cell.device();
            String reason = cell.reason();
            lines.add("- "
                    + escaped(cell.model() + " " + cell.variant() + (device == null ? "" : " on " + device) + ": "
                            + (reason == null ? "no reason was given" : reason)));
        }
    }

    private void fold(List<GateLine> all) {
        if (all.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("<details><summary>All " + all.size() + " verdicts</summary>");
        table(all);
        lines.add("");
        lines.add(String.join(" · ", GateCells.legend()));
        lines.add("");
        lines.add("</details>");
    }

    /** As it is, whatever it holds: names and messages come from sweeps and from programs, and must not become markup or mentions. */
    private static String escaped(String text) {
        return PrintableText.of(text)
                .replaceAll(" +", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]#|~])", "\\\\$1")
                .replace("@", "&#64;")
                // At the beginning of a line GitLab would take it for a command.
                .replaceAll("^/", "&#47;");
    }
}

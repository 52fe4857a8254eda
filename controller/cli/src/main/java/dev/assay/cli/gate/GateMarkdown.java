package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.regression.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A gate as Markdown for a pull request: what needs attention first, all verdicts folded away below it. */
public final class GateMarkdown {
    private static final String HEADER =
            "| device | model | variant | metric | baseline | candidate | change | interval | visible | limit | n | verdict |\n"
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

    private void write() {
        List<GateLine> all = GateLine.of(report);
        lines.add("<!-- assay-gate " + report.sweep().replaceAll("[^A-Za-z0-9_.]+", "-") + " -->");
        lines.add("### Assay: " + escaped(GateOutcome.of(report).text()));
        lines.add("");
        lines.add("**" + escaped(report.sweep()) + "** · " + escaped(GateSummary.comparison(report)));
        GateSummary.baseline(report).forEach(this::paragraph);
        for (DeviceRow device : report.devices()) {
            paragraph(String.join(" · ", GateSummary.environment(device)));
        }
        List<GateLine> pressing = all.stream().filter(GateLine::needsAttention).toList();
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
        Verdict verdict = line.verdict();
        String device = line.cell().device();
        String label = escaped(line.label());
        List<String> cells = List.of(
                escaped(device == null ? "" : device),
                escaped(line.cell().model()),
                escaped(line.variant()),
                escaped(verdict.metric().key()),
                ChangeText.figure(verdict.metric(), line.row().baselineFigure()),
                ChangeText.figure(verdict.metric(), line.row().candidateFigure()),
                escaped(ChangeText.seen(verdict)),
                ChangeText.interval(verdict),
                ChangeText.visible(verdict),
                ChangeText.limit(verdict),
                verdict.observations() == 0 ? "" : ChangeText.observations(verdict),
                line.blocks() ? "**" + label + "**" : label);
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
        lines.add(
                "~ no change is proven · interval: of the last look alone · visible: the smallest change that would have been seen"
                        + " · limit: the smallest that must be caught");
        lines.add("");
        lines.add("</details>");
    }

    /** As it is, whatever it holds: names and messages come from sweeps and from programs, and must not become markup or mentions. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replaceAll("([\\\\`*_\\[\\]#|~])", "\\\\$1");
    }
}

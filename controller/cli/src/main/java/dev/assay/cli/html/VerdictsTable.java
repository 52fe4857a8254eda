package dev.assay.cli.html;

import dev.assay.api.CampaignReport;
import dev.assay.cli.gate.GateCells;
import dev.assay.cli.gate.GateLine;
import dev.assay.cli.gate.GateSummary;
import dev.assay.cli.gate.Remedy;
import java.util.List;

/** What a gate found: what is compared, every verdict, and what is to be done about those that are no pass. */
final class VerdictsTable {
    /** From this column on cells are figures. */
    private static final int FIRST_FIGURE = 4;

    private VerdictsTable() {}

    /** Writes nothing for a campaign that is not judged. */
    static void write(Markup page, CampaignReport report) {
        if (report.gate() == null) {
            return;
        }
        page.open("section", "class", "gate").element("h2", "Verdicts").line();
        page.open("ul", "class", "notes");
        page.element("li", GateSummary.comparison(report));
        GateSummary.baseline(report).forEach(text -> page.element("li", text));
        GateSummary.notes(report).forEach(text -> page.element("li", text));
        GateSummary.effort(report).forEach(text -> page.element("li", text));
        page.close("ul").line();
        List<GateLine> lines = GateLine.of(report);
        if (!lines.isEmpty()) {
            table(page, lines);
            actions(page, report, lines);
        }
        page.close("section").line();
    }

    /** The verdict comes first: what is at the right end of a wide table is not seen on a small screen. */
    private static void table(Markup page, List<GateLine> lines) {
        page.open("div", "class", "scroll").open("table", "class", "verdicts");
        page.open("thead").open("tr");
        cells(page, "th", GateCells.headings());
        page.close("tr").close("thead").line().open("tbody");
        for (GateLine line : lines) {
            page.open("tr", "class", line.blocks() ? "blocks" : line.needsAttention() ? "open" : "passes");
            cells(page, "td", GateCells.of(line));
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").line();
        page.open("ul", "class", "notes").element("li", String.join(" · ", GateCells.legend()));
        page.close("ul").line();
    }

    private static void cells(Markup page, String tag, List<String> cells) {
        int last = cells.size() - 1;
        page.element(tag, cells.get(last), "class", "verdict");
        for (int i = 0; i < last; i++) {
            page.element(tag, cells.get(i), "class", i >= FIRST_FIGURE ? "number" : "word");
        }
    }

    private static void actions(Markup page, CampaignReport report, List<GateLine> lines) {
        Remedy remedy = new Remedy(report);
        page.open("ul", "class", "notes actions");
        lines.stream().filter(GateLine::needsAttention).forEach(line -> {
            page.open("li").element("strong", line.label());
            page.text(" " + line.name() + ": " + line.verdict().explanation());
            line.row().notes().forEach(note -> page.text("; " + note));
            page.element("div", "→ " + remedy.of(line)).close("li");
        });
        page.close("ul").line();
    }
}

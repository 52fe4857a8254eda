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
        page.open("section").element("h2", "Verdicts").line();
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

    private static void table(Markup page, List<GateLine> lines) {
        page.open("div", "class", "scroll").open("table", "class", "verdicts");
        page.open("thead").open("tr");
        GateCells.headings().forEach(name -> page.element("th", name, "scope", "col"));
        page.close("tr").close("thead").line().open("tbody");
        for (GateLine line : lines) {
            page.open("tr", "class", line.blocks() ? "blocks" : line.needsAttention() ? "open" : "passes");
            List<String> cells = GateCells.of(line);
            for (int i = 0; i < cells.size(); i++) {
                boolean isFigure = i >= FIRST_FIGURE && i < cells.size() - 1;
                page.element("td", cells.get(i), "class", isFigure ? "number" : "word");
            }
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").line();
        page.element("p", String.join(" · ", GateCells.legend()), "class", "quiet")
                .line();
    }

    private static void actions(Markup page, CampaignReport report, List<GateLine> lines) {
        Remedy remedy = new Remedy(report);
        page.open("ul", "class", "notes");
        lines.stream().filter(GateLine::needsAttention).forEach(line -> {
            page.open("li").element("strong", line.label());
            page.text(" " + line.name() + ": " + line.verdict().explanation());
            line.row().notes().forEach(note -> page.text("; " + note));
            page.text(" → " + remedy.of(line)).close("li");
        });
        page.close("ul").line();
    }
}

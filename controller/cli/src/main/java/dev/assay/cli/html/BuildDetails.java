package dev.assay.cli.html;

import dev.assay.api.BuildAction;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.report.ActionCounts;
import java.util.HashSet;
import java.util.Set;

/** What the optimizers did to each variant, node by node, folded away until somebody wants to know. */
final class BuildDetails {
    private BuildDetails() {}

    static void write(Markup page, CampaignReport report) {
        Set<String> told = new HashSet<>();
        boolean isEmpty = true;
        for (CellRow cell : report.cells()) {
            boolean isNew = told.add(cell.model() + "\n" + cell.variant());
            if (isNew && !(cell.build().isEmpty() && cell.buildWarnings().isEmpty())) {
                if (isEmpty) {
                    page.open("section").element("h2", "What was done to the models");
                    isEmpty = false;
                }
                variant(page, cell);
            }
        }
        if (!isEmpty) {
            page.close("section").line();
        }
    }

    private static void variant(Markup page, CellRow cell) {
        page.open("details").open("summary");
        page.element("b", cell.model() + " · " + cell.variant());
        page.element("span", " " + ActionCounts.text(cell.build()), "class", "quiet")
                .close("summary");
        cell.buildWarnings().forEach(warning -> page.element("p", warning, "class", "warning"));
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String header : new String[] {"node", "operator", "what was done", "how"}) {
            page.element("th", header, "scope", "col");
        }
        page.close("tr").close("thead").open("tbody");
        for (BuildAction action : cell.build()) {
            page.open("tr").element("th", action.node(), "scope", "row");
            page.element("td", action.operator()).element("td", action.action()).element("td", action.detail());
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div").close("details").line();
    }
}

package dev.assay.cli.html;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.FindingsText;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one device's figures say without any baseline, each finding with its evidence and what to do. */
final class FindingsTable {
    private FindingsTable() {}

    static void write(Markup page, CampaignReport report, DeviceSection section, VariantLabels labels) {
        List<Finding> findings = FindingsText.findings(report, section);
        List<String> constraints = FindingsText.constraints(report, section, labels);
        if (findings.isEmpty() && constraints.isEmpty()) {
            return;
        }
        page.element("h3", "Findings on " + section.device().name());
        if (!constraints.isEmpty()) {
            page.open("ul", "class", "notes");
            constraints.forEach(text -> page.element("li", text));
            page.close("ul").line();
        }
        if (!findings.isEmpty()) {
            Map<Integer, CellRow> cells =
                    section.cells().stream().collect(Collectors.toMap(CellRow::index, Function.identity()));
            page.open("div", "class", "scroll").open("table", "class", "findings");
            page.open("thead").open("tr");
            List.of("model", "variant", "finding", "evidence", "what to do")
                    .forEach(name -> page.element("th", name, "scope", "col"));
            page.close("tr").close("thead").line().open("tbody");
            findings.forEach(finding ->
                    row(page, finding, Objects.requireNonNull(cells.get(finding.cell()), "cell is null"), labels));
            page.close("tbody").close("table").close("div").line();
        }
    }

    private static void row(Markup page, Finding finding, CellRow cell, VariantLabels labels) {
        page.open("tr").element("td", cell.model());
        page.element("th", labels.of(cell), "scope", "row");
        page.element("td", finding.kind().words());
        page.element("td", finding.evidence());
        page.element("td", finding.remedy());
        page.close("tr").line();
    }
}

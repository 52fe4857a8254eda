package dev.assay.cli.html;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.gate.GateOutcome;
import dev.assay.cli.report.BuildNotes;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.EnergyColumn;
import dev.assay.cli.report.EnvironmentText;
import dev.assay.cli.report.Footnotes;
import dev.assay.cli.report.Outcome;
import dev.assay.cli.report.ReasonGroup;
import dev.assay.cli.report.VariantLabels;
import dev.assay.protocol.Environment;
import java.util.List;
import java.util.Optional;

/** A campaign's report as one HTML file: for each device its environment, chart and table; then what is missing and why. */
public final class HtmlReport {
    private static final int HASH_DIGITS = 12;

    private final CampaignReport report;
    private final VariantLabels labels;
    private final Markup page = new Markup();

    private HtmlReport(CampaignReport report) {
        this.report = report;
        this.labels = VariantLabels.of(report);
    }

    /** The whole file as text, to be written as UTF-8. */
    public static String of(CampaignReport report) {
        HtmlReport html = new HtmlReport(report);
        html.write();
        return "<!DOCTYPE html>\n" + html.page + "\n";
    }

    private void write() {
        List<DeviceSection> sections = DeviceSection.of(report);
        PageHead head = new PageHead(sections.isEmpty() ? PageScript.TABLES : PageScript.withCharts());
        page.open("html", "lang", "en");
        head.write(page, report.sweep() + " · Assay");
        page.open("body").open("main").line();
        heading();
        VerdictsTable.write(page, report);
        sections.forEach(this::section);
        missing("Skipped", ReasonGroup.skipped(report));
        missing("Failed", ReasonGroup.failed(report));
        missing("Not done", ReasonGroup.open(report));
        BuildDetails.write(page, report);
        footer();
        page.close("main");
        head.writeScript(page);
        page.close("body").close("html");
    }

    private void heading() {
        page.open("header").element("h1", report.sweep());
        outcome();
        page.open("dl", "class", "facts");
        fact("started", report.createdAt().replaceAll("\\.\\d+Z$", "Z").replace('T', ' '));
        fact("campaign", report.campaignId());
        if (report.revision() != null) {
            fact("revision", shortened(report.revision()) + (report.branch() == null ? "" : " on " + report.branch()));
        }
        fact("Assay", report.assayVersion());
        fact("seed", Long.toString(report.seed()));
        page.close("dl").close("header").line();
    }

    private void outcome() {
        if (report.gate() == null) {
            page.element("p", Outcome.of(report).text(), "class", "outcome");
        } else {
            GateOutcome gate = GateOutcome.of(report);
            page.element("p", gate.text(), "class", gate.tally().failed() > 0 ? "outcome bad" : "outcome");
        }
    }

    /** As many digits of a hash as people compare. */
    private static String shortened(String hash) {
        return hash.matches("[0-9a-f]{40,64}") ? hash.substring(0, HASH_DIGITS) : hash;
    }

    private void fact(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void section(DeviceSection section) {
        Footnotes notes = Footnotes.of(section);
        Optional<EnergyColumn> energy = EnergyColumn.of(section);
        page.open("section")
                .element("h2", section.device().name() + (section.device().simulated() ? " (simulated)" : ""))
                .line();
        environment(section);
        ChartFigure.write(page, section, labels);
        FiguresTable.write(page, section, labels, notes);
        page.open("ul", "class", "notes");
        notes.lines().forEach(note -> page.element("li", note));
        BuildNotes.of(section).forEach(note -> page.element("li", "build: " + note));
        if (energy.isEmpty()) {
            page.element("li", "energy: " + EnergyColumn.absence(section));
        }
        energy.ifPresent(column -> page.element("li", "energy: " + column.meaning() + ", for each inference"));
        page.close("ul").line();
        FindingsTable.write(page, report, section, labels);
        page.close("section").line();
    }

    private void environment(DeviceSection section) {
        Environment environment = section.device().environment();
        page.open("dl", "class", "facts");
        String profile = section.device().profile();
        if (profile != null) {
            fact("profile", profile);
        }
        fact("processor", EnvironmentText.processor(environment));
        fact("instructions", EnvironmentText.features(environment));
        fact("memory", Amounts.bytes(environment.memoryBytes()));
        fact("system", environment.operatingSystem() + ", " + environment.kernel() + ", " + environment.libc());
        fact("governor", environment.governor());
        fact("ONNX Runtime", environment.onnxRuntimeVersion());
        fact("Java", environment.javaVersion() + " " + String.join(" ", environment.runJvmFlags()));
        fact("agent", environment.agentVersion());
        fact("fingerprint", shortened(section.device().fingerprint()));
        fact("measured", EnvironmentText.effort(section));
        page.close("dl").line();
    }

    private void missing(String title, List<ReasonGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        page.open("section").element("h2", title);
        page.open("div", "class", "scroll")
                .open("table", "class", "missing")
                .open("thead")
                .open("tr");
        page.element("th", "why", "scope", "col").element("th", "cells", "scope", "col");
        page.close("tr").close("thead").open("tbody");
        for (ReasonGroup group : groups) {
            page.open("tr").open("th", "scope", "row").text(group.reason());
            if (!group.appeal().isEmpty()) {
                page.element("div", group.appeal(), "class", "quiet");
            }
            page.close("th").open("td").open("ul");
            group.cells().forEach(cell -> page.element("li", name(cell)));
            page.close("ul").close("td").close("tr").line();
        }
        page.close("tbody").close("table").close("div").close("section").line();
    }

    private String name(CellRow cell) {
        return cell.model() + " · " + labels.of(cell) + (cell.device() == null ? "" : " on " + cell.device())
                + (cell.simulated() ? " (simulated)" : "");
    }

    private void footer() {
        page.open("footer").open("ul", "class", "notes");
        page.element("li", "± is half of the 95 % interval of the mean over runs; each run is a fresh process.");
        page.element(
                "li",
                "◆ no other variant of the model on this device is better in every figure, and better in one by more than the uncertainty.");
        page.element(
                "li", "~ chance could have made the difference from fp32 (exact McNemar over the same examples, 5 %).");
        page.element("li", "memory is the highest resident set of the run's process.");
        page.close("ul").close("footer");
    }
}

package dev.assay.cli.html;

import dev.assay.api.CellRow;
import dev.assay.cli.figure.Figure;
import dev.assay.cli.report.CellFigures;
import dev.assay.cli.report.DeviceSection;
import dev.assay.cli.report.EnergyColumn;
import dev.assay.cli.report.Footnotes;
import dev.assay.cli.report.VariantLabels;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.Estimate;
import dev.assay.regression.summary.LatencySummary;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All figures of one device. Each number carries its exact value for sorting. */
final class FiguresTable {
    private final Markup page;
    private final DeviceSection section;
    private final VariantLabels labels;
    private final Optional<EnergyColumn> energy;
    private final Footnotes notes;

    private FiguresTable(Markup page, DeviceSection section, VariantLabels labels, Footnotes notes) {
        this.page = page;
        this.section = section;
        this.labels = labels;
        this.energy = EnergyColumn.of(section);
        this.notes = notes;
    }

    static void write(Markup page, DeviceSection section, VariantLabels labels, Footnotes notes) {
        new FiguresTable(page, section, labels, notes).write();
    }

    private void write() {
        String name = "Figures on " + section.device().name();
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name);
        page.open("table", "class", "figures").element("caption", name);
        page.open("thead").open("tr");
        header("model", "text");
        header("variant", "text");
        header("p50 [ms]", "number");
        header("p90 [ms]", "number");
        header("load [ms]", "number");
        header("memory [MB]", "number");
        header("size [kB]", "number");
        energy.ifPresent(column -> header(column.header(), "number"));
        if (section.hasAccuracy()) {
            header("accuracy", "number");
        }
        page.close("tr").close("thead").line().open("tbody");
        section.models().forEach(model -> section.cellsOf(model).forEach(this::row));
        page.close("tbody").close("table").close("div").line();
    }

    private void header(String text, String kind) {
        page.element("th", text, "scope", "col", "class", kind);
    }

    private void row(CellRow cell) {
        CellFigures figures = CellFigures.of(cell);
        SessionSummary summary = DeviceSection.summaryOf(cell);
        LatencySummary latency = summary.latency();
        MemorySummary memory = summary.memory();
        page.open("tr", "class", cell.onParetoFront() ? "pareto" : "");
        page.element("td", cell.model());
        variant(cell);
        number(figures.p50(), latency == null ? null : value(latency.p50Seconds()));
        number(figures.p90(), latency == null ? null : value(latency.p90Seconds()));
        number(figures.load(), value(summary.loadSeconds()));
        number(figures.memoryPeak(), memory == null ? null : memory.peakBytes().value());
        number(
                figures.size(),
                cell.artifact() == null ? null : (double) cell.artifact().bytes());
        energy.ifPresent(column -> number(column.text(cell), column.joules(cell)));
        if (section.hasAccuracy()) {
            AccuracySummary accuracy = summary.accuracy();
            number(figures.accuracy(), accuracy == null ? null : accuracy.value());
        }
        page.close("tr").line();
    }

    private void variant(CellRow cell) {
        page.open("th", "scope", "row");
        if (cell.onParetoFront()) {
            page.element("span", "◆ ", "class", "mark", "title", "not dominated");
        }
        page.text(labels.of(cell));
        String marks = notes.marks(cell);
        if (!marks.isEmpty()) {
            page.text(" ").element("span", marks, "class", "marks");
        }
        page.close("th");
    }

    private void number(Figure figure, @Nullable Double exact) {
        number(figure.text(), exact);
    }

    private void number(String text, @Nullable Double exact) {
        if (exact == null) {
            page.element("td", text, "class", "number");
        } else {
            page.element("td", text, "class", "number", "data-value", Double.toString(exact));
        }
    }

    private static @Nullable Double value(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.value();
    }
}

package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.regression.summary.AccuracySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A campaign's report as text for a terminal: the environment first, then a table for each device with what it
 * shows, then what is missing. */
public final class CampaignText {
    private static final int VARIANT_WIDTH_MAX = 46;
    /** The column of energies needs the room. */
    private static final int VARIANT_WIDTH_BESIDE_ENERGY_MAX = 34;

    private static final String DOT = " · ";
    /** More labels than this in one line of a group are counted instead. */
    private static final int LABELS_MAX = 24;

    private final CampaignReport report;
    private final VariantLabels labels;
    private final List<String> lines = new ArrayList<>();

    private CampaignText(CampaignReport report) {
        this.report = report;
        this.labels = VariantLabels.of(report);
    }

    /**
     * The whole text, without the end of the last line.
     *
     * @param appendix what follows the counts in the last line, {@code report .assay/reports/digits.html}; may be empty
     */
    public static String of(CampaignReport report, String appendix) {
        CampaignText text = new CampaignText(report);
        DeviceSection.of(report).forEach(text::section);
        text.groups("skipped", ReasonGroup.skipped(report));
        text.groups("failed", ReasonGroup.failed(report));
        text.groups("not done", ReasonGroup.open(report));
        if (!text.lines.isEmpty()) {
            text.lines.add("");
        }
        text.lines.add(Outcome.of(report).text() + (appendix.isEmpty() ? "" : " · " + appendix));
        return String.join("\n", text.lines);
    }

    private void section(DeviceSection section) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(Paragraph.fill(EnvironmentText.headline(report, section, labels), "", DOT));
        lines.addAll(Paragraph.fill(EnvironmentText.details(section), " ", DOT));
        lines.add("");
        Optional<EnergyColumn> energy = EnergyColumn.of(section);
        Footnotes notes = Footnotes.of(section);
        lines.addAll(table(section, energy, notes).lines());
        lines.addAll(legend(section, energy));
        notes.lines().forEach(note -> lines.addAll(Paragraph.wrap(" " + note, "   ")));
        BuildNotes.of(section).forEach(note -> lines.addAll(Paragraph.wrap(" build: " + note, "   ")));
        if (energy.isEmpty()) {
            lines.addAll(Paragraph.wrap(" energy: " + EnergyColumn.absence(section), "   "));
        }
        lines.addAll(FindingsText.of(report, section, labels));
    }

    private TextTable table(DeviceSection section, Optional<EnergyColumn> energy, Footnotes notes) {
        List<TextColumn> columns = new ArrayList<>(List.of(
                TextColumn.left("model"),
                TextColumn.left("  variant", energy.isPresent() ? VARIANT_WIDTH_BESIDE_ENERGY_MAX : VARIANT_WIDTH_MAX),
                TextColumn.decimal("p50 [ms]"),
                TextColumn.decimal("p90 [ms]"),
                TextColumn.decimal("load [ms]"),
                TextColumn.decimal("memory [MB]"),
                TextColumn.decimal("size [kB]")));
        energy.ifPresent(column -> columns.add(TextColumn.decimal(column.header())));
        if (section.hasAccuracy()) {
            columns.add(TextColumn.decimal(accuracyHeader(section)));
        }
        TextTable table = new TextTable(columns);
        for (String model : section.models()) {
            String shownModel = model;
            for (CellRow cell : section.cellsOf(model)) {
                table.row(row(shownModel, cell, section, energy, notes));
                shownModel = "";
            }
        }
        return table;
    }

    private List<String> row(
            String model, CellRow cell, DeviceSection section, Optional<EnergyColumn> energy, Footnotes notes) {
        CellFigures figures = CellFigures.of(cell);
        String variant = (cell.onParetoFront() ? "◆ " : "  ") + labels.of(cell) + " " + notes.marks(cell);
        List<String> cells = new ArrayList<>(List.of(
                model,
                variant.stripTrailing(),
                figures.p50().text(),
                figures.p90().text(),
                figures.load().text(),
                figures.memoryPeak().text(),
                figures.size().text()));
        energy.ifPresent(column -> cells.add(column.text(cell)));
        if (section.hasAccuracy()) {
            cells.add(figures.accuracy());
        }
        return cells;
    }

    private static String accuracyHeader(DeviceSection section) {
        return section.cells().stream()
                .map(cell -> DeviceSection.summaryOf(cell).accuracy())
                .filter(Objects::nonNull)
                .map(AccuracySummary::metric)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> legend(DeviceSection section, Optional<EnergyColumn> energy) {
        List<String> parts = new ArrayList<>();
        if (section.cells().stream().anyMatch(CellRow::onParetoFront)) {
            parts.add("◆ " + paretoMeaning(section, energy));
        }
        if (section.cells().stream()
                .map(CellRow::accuracyChange)
                .anyMatch(change -> change != null && !change.isProven())) {
            parts.add("~ no proven difference from fp32");
        }
        String uncertainty = EnvironmentText.uncertainty(section);
        if (!uncertainty.isEmpty()) {
            parts.add(uncertainty);
        }
        energy.ifPresent(column -> parts.add(column.meaning()));
        return Paragraph.fill(parts, " ", "     ");
    }

    /** For instance {@code not dominated in latency, memory, size and accuracy}. */
    static String paretoMeaning(DeviceSection section, Optional<EnergyColumn> energy) {
        List<String> dimensions = new ArrayList<>(List.of("latency", "memory", "size"));
        energy.ifPresent(column -> dimensions.add("energy"));
        if (section.hasAccuracy()) {
            dimensions.add("accuracy");
        }
        String last = dimensions.remove(dimensions.size() - 1);
        return "not dominated in " + String.join(", ", dimensions) + " and " + last;
    }

    private void groups(String title, List<ReasonGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(title);
        for (ReasonGroup group : groups) {
            String appeal = group.appeal();
            lines.addAll(Paragraph.wrap(" " + group.reason() + (appeal.isEmpty() ? "" : " (" + appeal + ")"), "   "));
            lines.addAll(members(group));
        }
    }

    private List<String> members(ReasonGroup group) {
        List<String> members = new ArrayList<>();
        for (String model :
                group.cells().stream().map(CellRow::model).distinct().toList()) {
            List<String> variants = group.cells().stream()
                    .filter(cell -> cell.model().equals(model))
                    .map(this::member)
                    .toList();
            String more = variants.size() <= LABELS_MAX ? "" : " … and " + (variants.size() - LABELS_MAX) + " more";
            String listed = variants.stream().limit(LABELS_MAX).collect(Collectors.joining(" · "));
            members.addAll(Paragraph.wrap("   " + model + ": " + listed + more, "     "));
        }
        return members;
    }

    private String member(CellRow cell) {
        boolean severalDevices = report.devices().size() > 1 && cell.device() != null;
        return labels.of(cell)
                + (severalDevices ? " on " + cell.device() : "")
                + (cell.simulated() ? " (simulated)" : "");
    }
}

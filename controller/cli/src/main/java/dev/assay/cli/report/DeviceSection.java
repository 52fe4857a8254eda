package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.DeviceRow;
import dev.assay.regression.summary.SessionSummary;
import java.util.List;
import java.util.Objects;

/**
 * What was measured on one device.
 *
 * @param cells those with figures, in the order of the sweep
 */
public record DeviceSection(DeviceRow device, List<CellRow> cells) {
    public DeviceSection {
        cells = List.copyOf(cells);
    }

    /** One section for each device that measured anything. */
    public static List<DeviceSection> of(CampaignReport report) {
        return report.devices().stream()
                .map(device -> new DeviceSection(
                        device,
                        report.cells().stream()
                                .filter(cell -> device.name().equals(cell.device()) && isMeasured(cell))
                                .toList()))
                .filter(section -> !section.cells().isEmpty())
                .toList();
    }

    /** Whether a row of the table can be made of it. */
    static boolean isMeasured(CellRow cell) {
        return cell.state().isMeasured() && cell.summary() != null;
    }

    /** The figures of a cell of a section, which all have some. */
    public static SessionSummary summaryOf(CellRow cell) {
        return Objects.requireNonNull(cell.summary(), "summary is null");
    }

    /** The names of the models, in the order of the sweep. */
    public List<String> models() {
        return cells.stream().map(CellRow::model).distinct().toList();
    }

    /** The cells of one model. */
    public List<CellRow> cellsOf(String model) {
        return cells.stream().filter(cell -> cell.model().equals(model)).toList();
    }

    /** Whether any cell has an accuracy. */
    public boolean hasAccuracy() {
        return cells.stream().anyMatch(cell -> summaryOf(cell).accuracy() != null);
    }
}

package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.FailureOwner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cells without figures for the same reason.
 *
 * @param owner who must act; null when nobody must
 */
public record ReasonGroup(String reason, @Nullable FailureOwner owner, List<CellRow> cells) {
    public ReasonGroup {
        cells = List.copyOf(cells);
    }

    /** The cells that the sweep leaves out. */
    public static List<ReasonGroup> skipped(CampaignReport report) {
        return of(report, cell -> Fate.of(cell) == Fate.SKIPPED);
    }

    /** The cells that could not be built or measured. */
    public static List<ReasonGroup> failed(CampaignReport report) {
        return of(report, cell -> Fate.of(cell) == Fate.FAILED);
    }

    /** The cells that were not reached. */
    public static List<ReasonGroup> open(CampaignReport report) {
        return of(report, cell -> Fate.of(cell) == Fate.OPEN);
    }

    private static List<ReasonGroup> of(CampaignReport report, Predicate<CellRow> wanted) {
        Map<String, List<CellRow>> groups = new LinkedHashMap<>();
        report.cells().stream()
                .filter(wanted)
                .forEach(cell -> groups.computeIfAbsent(reasonOf(cell) + "\n" + cell.owner(), key -> new ArrayList<>())
                        .add(cell));
        return groups.values().stream()
                .map(cells ->
                        new ReasonGroup(reasonOf(cells.get(0)), cells.get(0).owner(), cells))
                .toList();
    }

    private static String reasonOf(CellRow cell) {
        String reason = cell.reason();
        if (reason != null) {
            return reason;
        }
        return switch (cell.state()) {
            case WAITING_FOR_BUILD -> "not built yet";
            case QUEUED -> "built, not measured yet";
            case RUNNING -> "was being measured";
            case WAITING_FOR_DEVICE -> "no device fits";
            case CANCELLED -> "the campaign was stopped before";
            case SKIPPED, BUILD_FAILED, MEASURE_FAILED -> "no reason was given";
            case MEASURED, REUSED -> "the figures are missing";
        };
    }

    /** Who must act, as an appendix to the reason; empty when nobody must. */
    public String appeal() {
        if (owner == null) {
            return "";
        }
        return switch (owner) {
            case SWEEP_AUTHOR -> "to be mended in the sweep, its model or its data";
            case DEVICE -> "a finding: this device cannot do it";
            case LAB -> "to be mended in the lab: the device or its link";
            case ASSAY -> "a fault of Assay: please report it";
        };
    }
}

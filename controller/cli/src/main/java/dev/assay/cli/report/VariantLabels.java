package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import java.util.ArrayList;
import java.util.List;

/** How cells are called: the variant, and the runtime settings only where the sweep varies them. */
public final class VariantLabels {
    private static final List<String> RUNTIME_AXES = List.of("provider", "threads", "batch");

    private final List<String> varied;

    private VariantLabels(List<String> varied) {
        this.varied = varied;
    }

    /** Labels that tell the cells of this report apart. */
    public static VariantLabels of(CampaignReport report) {
        List<String> varied = RUNTIME_AXES.stream()
                .filter(axis -> report.cells().stream()
                                .map(cell -> cell.axes().getOrDefault(axis, ""))
                                .filter(value -> !value.isEmpty())
                                .distinct()
                                .count()
                        > 1)
                .toList();
        return new VariantLabels(varied);
    }

    /** For instance {@code static-int8 rank=0.5}, or {@code static-int8 threads=2} where the sweep tries several. */
    public String of(CellRow cell) {
        List<String> parts = new ArrayList<>();
        parts.add(cell.variant());
        for (String axis : varied) {
            String part = axis + "=" + cell.axes().getOrDefault(axis, "?");
            if (!cell.variant().contains(part)) {
                parts.add(part);
            }
        }
        return String.join(" ", parts);
    }
}

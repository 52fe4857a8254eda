package dev.assay.cli.report;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.Finding;
import dev.assay.regression.finding.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one device's figures say without any baseline: findings by kind and remedy, then the sweep's constraints. */
public final class FindingsText {
    /** More variants than this in one line are counted instead. */
    private static final int LABELS_MAX = 12;

    private final Map<Integer, CellRow> cells = new LinkedHashMap<>();
    private final List<Finding> findings;
    private final List<ConstraintOutcome> constraints;
    private final VariantLabels labels;

    private FindingsText(CampaignReport report, DeviceSection section, VariantLabels labels) {
        section.cells().forEach(cell -> cells.put(cell.index(), cell));
        this.findings = report.findings().found().stream()
                .filter(finding -> cells.containsKey(finding.cell()))
                .toList();
        this.constraints = report.findings().constraints();
        this.labels = labels;
    }

    /** The lines below a device's table; none when there is nothing to say. */
    static List<String> of(CampaignReport report, DeviceSection section, VariantLabels labels) {
        return new FindingsText(report, section, labels).lines();
    }

    /** The findings about the cells of a section, in the order of the sweep. */
    public static List<Finding> findings(CampaignReport report, DeviceSection section) {
        return new FindingsText(report, section, VariantLabels.of(report)).findings;
    }

    /** One sentence for each constraint: {@code p90 <= 20 ms: kept by 3, broken by 1 (vit: fp32)}. */
    public static List<String> constraints(CampaignReport report, DeviceSection section, VariantLabels labels) {
        FindingsText text = new FindingsText(report, section, labels);
        return text.constraints.stream().map(text::outcome).toList();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<Finding> alike : grouped(findings, finding -> finding.kind() + "\n" + finding.remedy())) {
            Finding first = alike.get(0);
            lines.addAll(Paragraph.wrap("   " + first.kind().words() + ": " + first.remedy(), "     "));
            grouped(alike, finding -> cell(finding).model())
                    .forEach(ofModel -> lines.addAll(Paragraph.wrap("     " + members(ofModel), "       ")));
        }
        if (!lines.isEmpty()) {
            lines.add(0, " findings");
        }
        if (!constraints.isEmpty()) {
            lines.add(" constraints");
            constraints.forEach(outcome -> lines.addAll(Paragraph.wrap("   " + outcome(outcome), "     ")));
        }
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    private String members(List<Finding> ofModel) {
        return cell(ofModel.get(0)).model() + ": "
                + listed(ofModel.stream().map(this::member).toList());
    }

    private String member(Finding finding) {
        String label = labels.of(cell(finding));
        return isTold(finding.kind()) ? label + " (" + finding.evidence() + ")" : label;
    }

    /** Whether the table above does not show it already. */
    private static boolean isTold(FindingKind kind) {
        return switch (kind) {
            case QUANTIZED_SLOWER, ACCURACY_LOST_IN_VAIN, CONSTRAINT_BROKEN -> true;
            case PRUNED_IN_VAIN, FACTORIZED_IN_VAIN, DOMINATED -> false;
        };
    }

    private String outcome(ConstraintOutcome outcome) {
        List<String> parts = new ArrayList<>();
        count(parts, "kept by", here(outcome.kept()));
        count(parts, "broken by", here(outcome.broken()));
        add(parts, "~ not proven for", here(outcome.notProven()));
        add(parts, "no figure of", here(outcome.absent()));
        return outcome.text() + ": " + String.join(", ", parts);
    }

    private static void count(List<String> parts, String what, List<CellRow> some) {
        if (!some.isEmpty()) {
            parts.add(what + " " + some.size());
        }
    }

    private void add(List<String> parts, String what, List<CellRow> some) {
        if (some.size() == cells.size()) {
            parts.add(what + " any variant");
        } else if (!some.isEmpty()) {
            parts.add(what + " " + some.size() + " ("
                    + listed(some.stream()
                            .map(cell -> cell.model() + " " + labels.of(cell))
                            .toList())
                    + ")");
        }
    }

    private List<CellRow> here(List<Integer> indexes) {
        return indexes.stream()
                .filter(cells::containsKey)
                .map(cells::get)
                .map(CellRow.class::cast)
                .toList();
    }

    private CellRow cell(Finding finding) {
        CellRow cell = cells.get(finding.cell());
        if (cell == null) {
            throw new IllegalStateException("finding about cell " + finding.cell() + ", which is not of this device");
        }
        return cell;
    }

    private static String listed(List<String> names) {
        String more = names.size() <= LABELS_MAX ? "" : " … and " + (names.size() - LABELS_MAX) + " more";
        return names.stream().limit(LABELS_MAX).collect(Collectors.joining(" · ")) + more;
    }

    private static List<List<Finding>> grouped(List<Finding> findings, Function<Finding, String> key) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(finding -> groups.computeIfAbsent(key.apply(finding), any -> new ArrayList<>())
                .add(finding));
        return List.copyOf(groups.values());
    }
}

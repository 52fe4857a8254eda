package dev.assay.cli.report;

import dev.assay.api.CellRow;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.regression.finding.Finding;
import dev.assay.regression.finding.FindingRules;
import dev.assay.regression.finding.Findings;
import dev.assay.regression.finding.MeasuredVariant;
import dev.assay.regression.finding.VariantFigures;
import dev.assay.regression.finding.VariantGroup;
import dev.assay.regression.finding.VariantTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a controller would find in the cells of {@link SampleCampaign}. */
final class SampleFindings {
    private SampleFindings() {}

    static Findings of(List<CellRow> cells, List<FigureLimit> limits) {
        List<CellRow> measured =
                cells.stream().filter(cell -> cell.summary() != null).toList();
        List<String> groups =
                measured.stream().map(SampleFindings::group).distinct().toList();
        List<Finding> found = new ArrayList<>();
        for (String group : groups) {
            found.addAll(FindingRules.of(
                    new VariantGroup(measured.stream()
                            .filter(cell -> group(cell).equals(group))
                            .map(SampleFindings::variant)
                            .toList()),
                    limits));
        }
        List<MeasuredVariant> all =
                measured.stream().map(SampleFindings::variant).toList();
        return new Findings(
                found,
                limits.stream().map(limit -> ConstraintOutcome.of(limit, all)).toList());
    }

    private static String group(CellRow cell) {
        return cell.model() + " " + cell.device();
    }

    private static MeasuredVariant variant(CellRow cell) {
        boolean isReference = cell.variant().equals("fp32");
        return new MeasuredVariant(
                cell.index(),
                cell.variant(),
                VariantTraits.of(axes(cell.variant())),
                VariantFigures.of(
                        DeviceSection.summaryOf(cell),
                        cell.artifact() == null ? null : (Long) cell.artifact().bytes(),
                        cell.accuracyChange(),
                        isReference,
                        true),
                540,
                cell.accuracyChange());
    }

    private static Map<String, String> axes(String label) {
        Map<String, String> axes = new HashMap<>();
        for (String part : label.split(" ")) {
            if (part.contains("int8")) {
                axes.put("quantization", part);
            } else if (part.contains("=")) {
                axes.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
        }
        return axes;
    }
}

package dev.assay.server.report;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.regression.finding.Finding;
import dev.assay.regression.finding.FindingRules;
import dev.assay.regression.finding.Findings;
import dev.assay.regression.finding.MeasuredVariant;
import dev.assay.regression.finding.VariantFigures;
import dev.assay.regression.finding.VariantGroup;
import dev.assay.regression.finding.VariantTraits;
import dev.assay.regression.summary.AccuracySummary;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's figures say without any baseline: which cells no other dominates, and what is found. Cells of the same model and
 * batch on the same device are judged among themselves.
 */
final class Judgements {
    private static final List<String> RUNTIME_AXES = List.of("provider", "threads");

    private final Map<Integer, AccuracyChange> changes = new HashMap<>();
    private final Set<Integer> onFront = new HashSet<>();
    private final Findings findings;

    /** @param comparisons asked once for each cell, in their order */
    Judgements(List<StoredCell> cells, Comparisons comparisons, List<FigureLimit> limits) {
        List<StoredCell> measured =
                cells.stream().filter(cell -> cell.figures() != null).toList();
        for (StoredCell cell : measured) {
            AccuracyChange change = comparisons.changeOf(cell);
            if (change != null) {
                changes.put(cell.index(), change);
            }
        }
        List<MeasuredVariant> all = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        for (List<StoredCell> ofDevice : grouped(measured, StoredCell::device)) {
            boolean isNetEnergy = VariantFigures.isNetEnergy(
                    ofDevice.stream().map(Judgements::figures).toList());
            for (List<StoredCell> group :
                    grouped(ofDevice, cell -> cell.model() + "\n" + cell.axes().get("batch"))) {
                List<MeasuredVariant> variants = variants(group, isNetEnergy);
                all.addAll(variants);
                found.addAll(judge(variants, limits));
            }
        }
        all.sort(Comparator.comparingInt(MeasuredVariant::cell));
        found.sort(Comparator.comparingInt(Finding::cell));
        this.findings = new Findings(
                found,
                limits.stream().map(limit -> ConstraintOutcome.of(limit, all)).toList());
    }

    /** Whether no other variant is better in everything. */
    boolean isOnFront(StoredCell cell) {
        return onFront.contains(cell.index());
    }

    /** How the accuracy differs from that of the model as it came; null when there is nothing to compare. */
    @Nullable
    AccuracyChange changeOf(StoredCell cell) {
        return changes.get(cell.index());
    }

    /** Of all cells, in their order. */
    Findings findings() {
        return findings;
    }

    private List<Finding> judge(List<MeasuredVariant> variants, List<FigureLimit> limits) {
        VariantGroup group = new VariantGroup(variants.stream()
                .filter(variant -> variant.figure(FigureKind.LATENCY_P50) != null)
                .toList());
        group.variants().stream()
                .filter(variant -> group.dominatorOf(variant).isEmpty())
                .forEach(variant -> onFront.add(variant.cell()));
        return FindingRules.of(group, limits);
    }

    private List<MeasuredVariant> variants(List<StoredCell> group, boolean isNetEnergy) {
        List<String> varied = RUNTIME_AXES.stream()
                .filter(axis -> group.stream()
                                .map(cell -> cell.axes().getOrDefault(axis, ""))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        return group.stream().map(cell -> variant(cell, varied, isNetEnergy)).toList();
    }

    private MeasuredVariant variant(StoredCell cell, List<String> varied, boolean isNetEnergy) {
        String runtime = varied.stream()
                .map(axis -> " " + axis + "=" + cell.axes().get(axis))
                .collect(Collectors.joining());
        SessionSummary summary = figures(cell);
        AccuracySummary accuracy = summary.accuracy();
        AccuracyChange change = changeOf(cell);
        Long bytes = cell.artifact() == null ? null : (Long) cell.artifact().bytes();
        return new MeasuredVariant(
                cell.index(),
                cell.label() + runtime,
                VariantTraits.of(cell.axes()),
                VariantFigures.of(summary, bytes, change, cell.isReference(), isNetEnergy),
                accuracy == null ? 0 : accuracy.examples(),
                change);
    }

    private static SessionSummary figures(StoredCell cell) {
        return Objects.requireNonNull(cell.figures(), "figures are null");
    }

    private static <K> List<List<StoredCell>> grouped(List<StoredCell> cells, Function<StoredCell, K> key) {
        Map<K, List<StoredCell>> groups = new LinkedHashMap<>();
        cells.forEach(cell -> groups.computeIfAbsent(key.apply(cell), any -> new ArrayList<>())
                .add(cell));
        return List.copyOf(groups.values());
    }
}

package dev.assay.regression.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules that need no baseline. A difference counts when it is more than 1 % and more than both intervals together; what is
 * only likely is no finding. Pure and deterministic.
 */
public final class FindingRules {
    private static final double PERCENT = 100;

    private final VariantGroup group;
    private final List<FigureLimit> limits;
    private final List<Finding> findings = new ArrayList<>();

    private FindingRules(VariantGroup group, List<FigureLimit> limits) {
        this.group = group;
        this.limits = limits;
    }

    /** What is found about the variants of one group, in their order. */
    public static List<Finding> of(VariantGroup group, List<FigureLimit> limits) {
        FindingRules rules = new FindingRules(group, limits);
        group.variants().forEach(rules::judge);
        return List.copyOf(rules.findings);
    }

    private void judge(MeasuredVariant variant) {
        VariantTraits traits = variant.traits();
        if (traits.isInt8()) {
            group.withTraits(traits.withoutQuantization()).ifPresent(other -> judgeQuantized(variant, other));
        }
        if (traits.isPruned()) {
            group.withTraits(traits.withoutSparsity())
                    .ifPresent(other -> judgeEffort(
                            FindingKind.PRUNED_IN_VAIN,
                            variant,
                            other,
                            "leave sparsity out here: the runtime computes with zeros as with other weights, and only"
                                    + " compression makes use of them"));
        }
        if (traits.isFactorized()) {
            group.withTraits(traits.withFullRank())
                    .ifPresent(other -> judgeEffort(
                            FindingKind.FACTORIZED_IN_VAIN,
                            variant,
                            other,
                            "keep the full rank here, or try a lower one"));
        }
        group.withTraits(traits.reference()).ifPresent(other -> judgeLoss(variant, other));
        group.dominatorOf(variant).ifPresent(other -> dominated(variant, other));
        limits.forEach(limit -> judgeLimit(variant, limit));
    }

    private void judgeQuantized(MeasuredVariant variant, MeasuredVariant other) {
        if (other.isProvenBetter(FigureKind.LATENCY_P50, variant)) {
            String instead = variant.traits().isDynamic()
                    ? "try static-int8 with calibration data, or ship " + other.label() + " here"
                    : "ship " + other.label() + " here: int8 pays where the processor has instructions for it";
            findings.add(comparison(FindingKind.QUANTIZED_SLOWER, variant, other, instead, FigureKind.LATENCY_P50));
        }
    }

    private void judgeEffort(FindingKind kind, MeasuredVariant variant, MeasuredVariant other, String remedy) {
        if (isInVain(variant, other)) {
            findings.add(comparison(kind, variant, other, remedy, FigureKind.LATENCY_P50, FigureKind.SIZE));
        }
    }

    private void judgeLoss(MeasuredVariant variant, MeasuredVariant reference) {
        boolean isLost = variant.change() != null
                && variant.change().isProven()
                && variant.change().points() < 0;
        if (isLost && isInVain(variant, reference)) {
            findings.add(comparison(
                    FindingKind.ACCURACY_LOST_IN_VAIN,
                    variant,
                    reference,
                    "ship " + reference.label() + " here",
                    FigureKind.ACCURACY_DROP,
                    FigureKind.LATENCY_P50,
                    FigureKind.SIZE));
        }
    }

    /** Where the uncertainty is not known, nothing is said: a gain may hide in it. */
    private static boolean isInVain(MeasuredVariant variant, MeasuredVariant other) {
        return List.of(FigureKind.LATENCY_P50, FigureKind.SIZE).stream()
                .allMatch(kind ->
                        variant.isCertain(kind) && other.isCertain(kind) && !variant.isProvenBetter(kind, other));
    }

    private void dominated(MeasuredVariant variant, MeasuredVariant dominator) {
        List<FigureKind> better = group.compared().stream()
                .filter(kind -> dominator
                        .objective(kind)
                        .orElseThrow()
                        .isProvenBetterThan(variant.objective(kind).orElseThrow()))
                .toList();
        findings.add(comparison(
                FindingKind.DOMINATED,
                variant,
                dominator,
                "ship " + dominator.label() + " instead",
                better.toArray(FigureKind[]::new)));
    }

    private void judgeLimit(MeasuredVariant variant, FigureLimit limit) {
        Interval figure = variant.figure(limit.figure());
        if (figure != null && limit.judge(figure) == FigureLimit.Answer.BROKEN) {
            findings.add(Finding.of(
                    FindingKind.CONSTRAINT_BROKEN,
                    variant,
                    null,
                    List.of(new FindingFigure(limit.figure(), figure, null, limit.limit())),
                    limit.figure().words() + " " + AmountText.of(limit.figure(), figure) + ", limit " + limit.text(),
                    wayOut()));
        }
    }

    /** The fastest variant that surely keeps every limit. */
    private String wayOut() {
        Optional<MeasuredVariant> fastest = group.variants().stream()
                .filter(variant -> limits.stream()
                        .allMatch(limit -> limit.judge(variant.figure(limit.figure())) == FigureLimit.Answer.KEPT))
                .min(Comparator.comparingDouble(variant -> variant.figures().containsKey(FigureKind.LATENCY_P50)
                        ? variant.figures().get(FigureKind.LATENCY_P50).value()
                        : Double.MAX_VALUE));
        return fastest.map(variant -> variant.label() + " surely keeps every limit")
                .orElse(
                        "no variant of this model surely keeps every limit here: try other recipes, or loosen the limit");
    }

    private static Finding comparison(
            FindingKind kind, MeasuredVariant variant, MeasuredVariant other, String remedy, FigureKind... kinds) {
        List<FindingFigure> figures = new ArrayList<>();
        for (FigureKind figure : kinds) {
            Interval mine = variant.figure(figure);
            if (mine != null) {
                figures.add(new FindingFigure(figure, mine, other.figure(figure), null));
            }
        }
        String evidence =
                figures.stream().map(figure -> evidence(figure, other.label())).collect(Collectors.joining(", "));
        return Finding.of(kind, variant, other, figures, evidence, remedy);
    }

    private static String evidence(FindingFigure figure, String otherLabel) {
        String mine = figure.figure().words() + " " + AmountText.of(figure.figure(), figure.variant());
        Interval other = figure.other();
        // The drop is against the other variant already.
        if (other == null || figure.figure() == FigureKind.ACCURACY_DROP) {
            return mine;
        }
        return mine + " against " + AmountText.of(figure.figure(), other) + " of " + otherLabel + change(figure, other);
    }

    private static String change(FindingFigure figure, Interval other) {
        if (figure.figure() == FigureKind.ACCURACY || other.value() <= 0) {
            return "";
        }
        double change = PERCENT * (figure.variant().value() / other.value() - 1);
        return Math.abs(change) < 0.05
                ? ""
                : String.format(Locale.ROOT, ", %+.1f %%", change).replace('-', '−');
    }
}

package dev.assay.regression.finding;

import java.util.List;

/**
 * What became of one constraint: every measured cell is in one of the lists.
 *
 * @param limit in the base unit of the figure
 * @param text as people read it, {@code p90 <= 20 ms}
 * @param kept cells that surely keep it
 * @param broken cells that surely do not
 * @param notProven cells whose uncertainty reaches over the limit, or is not known
 * @param absent cells that have no such figure
 */
public record ConstraintOutcome(
        FigureKind figure,
        double limit,
        String text,
        List<Integer> kept,
        List<Integer> broken,
        List<Integer> notProven,
        List<Integer> absent) {
    public ConstraintOutcome {
        kept = List.copyOf(kept);
        broken = List.copyOf(broken);
        notProven = List.copyOf(notProven);
        absent = List.copyOf(absent);
    }

    /** Holds every variant against the limit. */
    public static ConstraintOutcome of(FigureLimit limit, List<MeasuredVariant> variants) {
        return new ConstraintOutcome(
                limit.figure(),
                limit.limit(),
                limit.text(),
                cells(limit, variants, FigureLimit.Answer.KEPT),
                cells(limit, variants, FigureLimit.Answer.BROKEN),
                cells(limit, variants, FigureLimit.Answer.NOT_PROVEN),
                cells(limit, variants, FigureLimit.Answer.ABSENT));
    }

    private static List<Integer> cells(FigureLimit limit, List<MeasuredVariant> variants, FigureLimit.Answer answer) {
        return variants.stream()
                .filter(variant -> limit.judge(variant.figure(limit.figure())) == answer)
                .map(MeasuredVariant::cell)
                .toList();
    }

    /** The constraint itself. */
    public FigureLimit asLimit() {
        return new FigureLimit(figure, limit, text);
    }
}

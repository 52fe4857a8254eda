package dev.assay.regression.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a variant that is proven and that a person can act on.
 *
 * @param cell of the variant that it is about, see {@link MeasuredVariant#cell()}
 * @param comparedWith cell of the variant that it is compared with; null when it is compared with a limit
 * @param figures what it rests on
 * @param evidence the same in words: {@code p50 2.57 ± 0.02 ms, fp32 1.92 ± 0.01 ms}
 * @param remedy what to do: {@code ship fp32 here}
 * @param sentence all of it in one sentence
 */
public record Finding(
        FindingKind kind,
        int cell,
        @Nullable Integer comparedWith,
        List<FindingFigure> figures,
        String evidence,
        String remedy,
        String sentence) {
    public Finding {
        figures = List.copyOf(figures);
    }

    static Finding of(
            FindingKind kind,
            MeasuredVariant variant,
            @Nullable MeasuredVariant other,
            List<FindingFigure> figures,
            String evidence,
            String remedy) {
        return new Finding(
                kind,
                variant.cell(),
                other == null ? null : other.cell(),
                figures,
                evidence,
                remedy,
                variant.label() + ": " + kind.words() + " (" + evidence + "); " + remedy);
    }
}

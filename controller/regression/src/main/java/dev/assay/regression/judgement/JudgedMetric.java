package dev.assay.regression.judgement;

import dev.assay.regression.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what it was made of.
 *
 * @param baselineFigure in the metric's base unit: of pairs the geometric mean of those that the verdict rests on; null when there
 *     is none
 * @param candidateFigure the same
 * @param notes what else a reader should know, for people
 */
public record JudgedMetric(
        Verdict verdict,
        @Nullable Double baselineFigure,
        @Nullable Double candidateFigure,
        List<String> notes) {
    public JudgedMetric {
        notes = List.copyOf(notes);
    }

    /** One without figures. */
    public static JudgedMetric bare(Verdict verdict) {
        return new JudgedMetric(verdict, null, null, List.of());
    }
}

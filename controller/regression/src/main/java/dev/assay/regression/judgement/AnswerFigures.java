package dev.assay.regression.judgement;

import dev.assay.protocol.AccuracyReport;
import dev.assay.regression.accuracy.PairedAnswers;
import org.jspecify.annotations.Nullable;

/**
 * How both sides answered the same labelled examples.
 *
 * @param baselineAccuracy share of right answers, in [0, 1]
 * @param candidateAccuracy the same
 */
public record AnswerFigures(PairedAnswers answers, double baselineAccuracy, double candidateAccuracy) {
    /** Null when either side did not answer, or not to the same examples. */
    static @Nullable AnswerFigures of(@Nullable AccuracyReport baseline, @Nullable AccuracyReport candidate) {
        if (baseline == null || candidate == null || !isComparable(baseline, candidate)) {
            return null;
        }
        PairedAnswers answers = PairedAnswers.of(baseline, candidate);
        return answers == null ? null : new AnswerFigures(answers, accuracy(baseline), accuracy(candidate));
    }

    private static boolean isComparable(AccuracyReport baseline, AccuracyReport candidate) {
        int[] labels = baseline.labels();
        return labels != null
                && labels.length > 0
                && baseline.predictions().length == labels.length
                && candidate.predictions().length == labels.length;
    }

    private static double accuracy(AccuracyReport report) {
        int[] labels = report.labels() == null ? new int[0] : report.labels();
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            correct += report.predictions()[i] == labels[i] ? 1 : 0;
        }
        return (double) correct / labels.length;
    }
}

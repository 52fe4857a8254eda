package dev.assay.regression.accuracy;

import dev.assay.regression.estimate.BinomialLimits;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Locale;

/**
 * The gate of flips: examples that the two answer differently, right or wrong. Far more sensitive than accuracy, in which a lost example and
 * a gained one cancel out.
 */
public final class FlipGate {
    private static final double LEVEL = 0.01;
    private static final double CONFIDENCE_TAIL = 0.025;
    private static final double PERCENT = 100;

    private FlipGate() {}

    /**
     * Judges by exact binomial limits.
     *
     * @param allowed share of flips that is expected of the kind of change, in [0, 1): what a runtime flips from run to run, or what a
     *     quantized model may
     */
    public static Verdict judge(PairedAnswers answers, double allowed) {
        double share = (double) answers.flipped() / answers.examples();
        VerdictReason reason = reason(answers, allowed);
        double low = BinomialLimits.lower(answers.flipped(), answers.examples(), CONFIDENCE_TAIL);
        double high = BinomialLimits.upper(answers.flipped(), answers.examples(), CONFIDENCE_TAIL);
        return new Verdict(
                GatedMetric.FLIP_RATE,
                reason.state(),
                reason,
                new Change(share, low, high, 1 - 2 * CONFIDENCE_TAIL),
                new Limits(allowed, allowed),
                answers.examples(),
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d examples answered differently, %.2f %% [%.2f, %.2f]; allowed %.2f %%",
                        reason.text(),
                        answers.flipped(),
                        answers.examples(),
                        PERCENT * share,
                        PERCENT * low,
                        PERCENT * high,
                        PERCENT * allowed));
    }

    private static VerdictReason reason(PairedAnswers answers, double allowed) {
        if (answers.flipped() == 0) {
            return VerdictReason.IDENTICAL;
        }
        if (BinomialLimits.lower(answers.flipped(), answers.examples(), LEVEL) > allowed) {
            return VerdictReason.BEYOND_LIMIT;
        }
        return BinomialLimits.upper(answers.flipped(), answers.examples(), LEVEL) <= allowed
                ? VerdictReason.WITHIN_LIMIT
                : VerdictReason.TOO_FEW_EXAMPLES;
    }
}

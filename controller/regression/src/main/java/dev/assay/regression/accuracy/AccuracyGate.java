package dev.assay.regression.accuracy;

import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The gate of accuracy. The model is deterministic, so that nothing is gained by running it again: what is uncertain is whether these
 * examples speak for others, and only more examples help.
 */
public final class AccuracyGate {
    private static final double PERCENT = 100;
    private static final double CONFIDENCE_TAIL = 0.025;
    /** A test set that nobody has. */
    private static final long EXAMPLES_MAX = 10_000_000;

    private AccuracyGate() {}

    /** Judges by one-sided score limits: FAIL when the lower is beyond what is tolerated, PASS when the upper excludes what must be caught. */
    public static Verdict judge(PairedAnswers answers, AccuracyRule rule) {
        VerdictReason reason = reason(answers, rule);
        TangoLimits interval = TangoLimits.of(answers.lost(), answers.gained(), answers.examples(), CONFIDENCE_TAIL);
        double loss = answers.lostShare();
        return new Verdict(
                GatedMetric.ACCURACY,
                reason.state(),
                reason,
                new Change(
                        -loss,
                        Math.min(-loss, -interval.high()),
                        Math.max(-loss, -interval.low()),
                        1 - 2 * CONFIDENCE_TAIL),
                rule.limits(),
                answers.examples(),
                smallestVisible(answers, rule),
                reason == VerdictReason.TOO_FEW_EXAMPLES ? moreNeeded(answers, rule) : null,
                explanation(reason, answers, interval, rule));
    }

    private static VerdictReason reason(PairedAnswers answers, AccuracyRule rule) {
        if (answers.flipped() == 0) {
            return VerdictReason.IDENTICAL;
        }
        TangoLimits limits = TangoLimits.of(answers.lost(), answers.gained(), answers.examples(), rule.level());
        if (limits.low() > rule.limits().mustNotFail()) {
            return VerdictReason.BEYOND_LIMIT;
        }
        if (limits.high() < -rule.limits().mustNotFail()) {
            return VerdictReason.BETTER;
        }
        return limits.high() < rule.limits().mustCatch() ? VerdictReason.WITHIN_LIMIT : VerdictReason.TOO_FEW_EXAMPLES;
    }

    /** By the width of the limits about what was seen: a loss as large as the whole zone beside it would have been told apart. */
    private static double smallestVisible(PairedAnswers answers, AccuracyRule rule) {
        TangoLimits limits = TangoLimits.of(answers.lost(), answers.gained(), answers.examples(), rule.level());
        double zoneShare = 1 - rule.limits().mustNotFail() / rule.limits().mustCatch();
        return Math.min(1, (limits.high() - limits.low()) / zoneShare);
    }

    /** How many examples more, if they were answered like those so far; null when no test set would be large enough. */
    private static @Nullable Integer moreNeeded(PairedAnswers answers, AccuracyRule rule) {
        long enough = answers.examples();
        while (!isDecided(answers, enough, rule)) {
            enough *= 2;
            if (enough > EXAMPLES_MAX) {
                return null;
            }
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1 + enough / 1000) {
            long middle = (tooFew + enough) / 2;
            if (isDecided(answers, middle, rule)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return (int) (enough - answers.examples());
    }

    private static boolean isDecided(PairedAnswers answers, long examples, AccuracyRule rule) {
        double growth = (double) examples / answers.examples();
        int lost = (int) Math.round(growth * answers.lost());
        int gained = (int) Math.round(growth * answers.gained());
        PairedAnswers more = new PairedAnswers((int) examples, lost, gained, Math.max(1, lost + gained));
        return reason(more, rule) != VerdictReason.TOO_FEW_EXAMPLES;
    }

    private static String explanation(
            VerdictReason reason, PairedAnswers answers, TangoLimits interval, AccuracyRule rule) {
        return String.format(
                Locale.ROOT,
                "%s: %+.2f points [%+.2f, %+.2f], %d lost and %d gained of %d examples; limit %.2f points lost, tolerated %.2f",
                reason.text(),
                -PERCENT * answers.lostShare(),
                -PERCENT * interval.high(),
                -PERCENT * interval.low(),
                answers.lost(),
                answers.gained(),
                answers.examples(),
                PERCENT * rule.limits().mustCatch(),
                PERCENT * rule.limits().mustNotFail());
    }
}

package dev.assay.regression.accuracy;

import dev.assay.regression.estimate.BcaInterval;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Locale;

/** The gate of figures that have no exact test, such as F1, mean average precision and similarity: as for accuracy, by bootstrap limits. */
public final class QualityGate {
    private static final double CONFIDENCE_TAIL = 0.025;

    private QualityGate() {}

    /**
     * Judges examples that speak for themselves.
     *
     * @param examples at least 2
     * @param statistic how much better the candidate is
     */
    public static Verdict judge(
            int examples, ResampledStatistic statistic, AccuracyRule rule, PairedBootstrap bootstrap) {
        return verdict(examples, bootstrap.draw(examples, statistic), rule);
    }

    /**
     * Judges examples that come in groups.
     *
     * @param groupOfExample see {@link PairedBootstrap#draw(int[], ResampledStatistic)}
     * @param statistic how much better the candidate is
     */
    public static Verdict judge(
            int[] groupOfExample, ResampledStatistic statistic, AccuracyRule rule, PairedBootstrap bootstrap) {
        return verdict(groupOfExample.length, bootstrap.draw(groupOfExample, statistic), rule);
    }

    private static Verdict verdict(int examples, PairedBootstrap.Draws draws, AccuracyRule rule) {
        double gain = draws.observed();
        BcaInterval limits = draws.limits(rule.level());
        BcaInterval shown = draws.limits(CONFIDENCE_TAIL);
        VerdictReason reason = reason(limits, rule);
        double zoneShare = 1 - rule.limits().mustNotFail() / rule.limits().mustCatch();
        return new Verdict(
                GatedMetric.QUALITY,
                reason.state(),
                reason,
                new Change(gain, Math.min(gain, shown.low()), Math.max(gain, shown.high()), 1 - 2 * CONFIDENCE_TAIL),
                rule.limits(),
                examples,
                (limits.high() - limits.low()) / zoneShare,
                null,
                String.format(
                        Locale.ROOT,
                        "%s: %+.4f [%+.4f, %+.4f] over %d examples; limit %.4f lost, tolerated %.4f",
                        reason.text(),
                        gain,
                        shown.low(),
                        shown.high(),
                        examples,
                        rule.limits().mustCatch(),
                        rule.limits().mustNotFail()));
    }

    private static VerdictReason reason(BcaInterval gain, AccuracyRule rule) {
        if (gain.high() < -rule.limits().mustNotFail()) {
            return VerdictReason.BEYOND_LIMIT;
        }
        if (gain.low() > rule.limits().mustNotFail()) {
            return VerdictReason.BETTER;
        }
        return gain.low() > -rule.limits().mustCatch() ? VerdictReason.WITHIN_LIMIT : VerdictReason.TOO_FEW_EXAMPLES;
    }
}

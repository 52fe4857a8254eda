package dev.assay.regression.gate;

import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a gate's decision means for the metric. */
public final class GateVerdict {
    private static final double PERCENT = 100;

    private GateVerdict() {}

    /**
     * The verdict as it is when nothing more is measured: a gate that asks for more is inconclusive.
     *
     * @param metric whose log-ratios the gate saw
     * @param rule of the gate's first session
     */
    public static Verdict of(GatedMetric metric, GateRule rule, GateDecision decision) {
        Standing standing = decision.standing();
        VerdictReason reason = reason(decision);
        Change change = standing.pairs() < 2
                ? null
                : Change.ofLogRatios(metric, standing.mean(), standing.low(), standing.high(), Standing.CONFIDENCE);
        Double visible = Double.isInfinite(standing.smallestVisible()) ? null : standing.smallestVisible();
        return new Verdict(
                metric,
                reason.state(),
                reason,
                change,
                rule.limits(),
                standing.pairs(),
                visible,
                moreNeeded(decision),
                explanation(reason, change, standing, rule));
    }

    private static VerdictReason reason(GateDecision decision) {
        return switch (decision.kind()) {
            case PASS -> VerdictReason.WITHIN_LIMIT;
            case FAIL -> VerdictReason.BEYOND_LIMIT;
            case IMPROVED -> VerdictReason.BETTER;
            case INCONCLUSIVE -> ((GateDecision.Inconclusive) decision).reason();
            case CONFIRM -> VerdictReason.NOT_CONFIRMED;
            case MORE_PAIRS -> VerdictReason.STOPPED_EARLY;
        };
    }

    private static @Nullable Integer moreNeeded(GateDecision decision) {
        Integer inAll = decision.standing().pairsToDecide();
        return switch (decision.kind()) {
            case PASS, FAIL, IMPROVED -> null;
            case CONFIRM -> ((GateDecision.Confirm) decision).untilPairs();
            case INCONCLUSIVE, MORE_PAIRS ->
                inAll == null
                        ? null
                        : Integer.valueOf(
                                Math.max(2, inAll - decision.standing().pairs()));
        };
    }

    private static String explanation(VerdictReason reason, @Nullable Change change, Standing standing, GateRule rule) {
        if (change == null) {
            return reason.text() + ": " + standing.pairs() + " pairs";
        }
        return String.format(
                Locale.ROOT,
                "%s: %+.1f %% [%+.1f, %+.1f] over %d pairs; limit %.1f %%, tolerated %.1f %%, visible from %.1f %%%s",
                reason.text(),
                PERCENT * change.value(),
                PERCENT * change.low(),
                PERCENT * change.high(),
                standing.pairs(),
                PERCENT * rule.limits().mustCatch(),
                PERCENT * rule.limits().mustNotFail(),
                PERCENT * standing.smallestVisible(),
                standing.noisy() ? "; noisier than this device was before" : "");
    }
}

package dev.assay.regression.certification;

import dev.assay.regression.estimate.BinomialLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all gates with one planted change.
 *
 * @param level that was meant: a share, or a difference of shares of answers
 * @param caughtLow one-sided lower 95 % limit of the share that is caught; 0 when no gate measured anything
 * @param caughtHigh upper limit
 * @param measured how large it truly was; null when nothing was measured
 * @param pairsMean pairs of a gate, both sessions together
 * @param secondsMean of a gate
 */
public record CaughtLevel(
        Planted planted,
        double level,
        Tally tally,
        double caughtLow,
        double caughtHigh,
        @Nullable MeasuredChange measured,
        double pairsMean,
        double secondsMean) {
    /** Of each one-sided limit. */
    static final double LEVEL = 0.05;

    static CaughtLevel of(Planted planted, double level, List<KnownGate> gates) {
        Tally tally = Tally.of(gates);
        int judged = tally.judged();
        return new CaughtLevel(
                planted,
                level,
                tally,
                judged == 0 ? 0 : BinomialLimits.lower(tally.failed(), judged, LEVEL),
                judged == 0 ? 1 : BinomialLimits.upper(tally.failed(), judged, LEVEL),
                planted == Planted.ERRORS ? MeasuredChange.ofAnswers(gates) : MeasuredChange.ofPairs(gates),
                gates.stream().mapToInt(KnownGate::pairsMeasured).average().orElse(0),
                gates.stream().mapToDouble(KnownGate::seconds).average().orElse(0));
    }

    /** Whether every gate that was asked found it. */
    public boolean wasAlwaysCaught() {
        return tally.gates() > 0 && tally.failed() == tally.gates();
    }
}

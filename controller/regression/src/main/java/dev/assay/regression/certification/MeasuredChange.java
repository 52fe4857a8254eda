package dev.assay.regression.certification;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How large a change truly was, over several gates. A gate is the unit of analysis, since what a session does to one side all its
 * pairs share.
 *
 * @param value mean over gates, as a share; of answers a difference of shares
 * @param low lower end of Student's two-sided 95 % interval; null below 2 gates
 * @param high upper end
 * @param gates that it rests on
 */
public record MeasuredChange(
        double value, @Nullable Double low, @Nullable Double high, int gates) {
    /** Every gate measures so many before it may end: taking these alone, when it ended says nothing about the mean. */
    private static final int FIRST_PAIRS = 4;

    private static final double UPPER_TAIL = 0.975;

    /**
     * From the pairs of the first sessions, the first four of each, which are measured however clear they are.
     *
     * @return null when no gate has pairs
     */
    static @Nullable MeasuredChange ofPairs(List<KnownGate> gates) {
        double[] means = gates.stream()
                .flatMap(gate -> gate.pairs(gate.planted().metric()).stream())
                .filter(pairs -> !pairs.first().isEmpty())
                .mapToDouble(pairs -> pairs.first().stream()
                        .limit(FIRST_PAIRS)
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .toArray();
        if (means.length == 0) {
            return null;
        }
        Spread spread = Spread.of(means);
        if (means.length < 2) {
            return new MeasuredChange(Math.expm1(spread.mean()), null, null, 1);
        }
        double half = TDistribution.of(means.length - 1.0).inverseCumulativeProbability(UPPER_TAIL)
                * Math.sqrt(spread.variance() / means.length);
        return new MeasuredChange(
                Math.expm1(spread.mean()),
                Math.expm1(spread.mean() - half),
                Math.expm1(spread.mean() + half),
                means.length);
    }

    /** From the verdicts of gates on the same answers, which nothing random is about: their mean alone. */
    static @Nullable MeasuredChange ofAnswers(List<KnownGate> gates) {
        double[] lost = gates.stream()
                .flatMap(gate -> gate.outcome(gate.planted().metric()).stream())
                .map(MetricOutcome::change)
                .filter(change -> change != null)
                .mapToDouble(change -> -change)
                .toArray();
        return lost.length == 0 ? null : new MeasuredChange(Spread.of(lost).mean(), null, null, lost.length);
    }
}

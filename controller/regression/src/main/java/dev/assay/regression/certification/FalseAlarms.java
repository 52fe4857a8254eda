package dev.assay.regression.certification;

import dev.assay.regression.estimate.BinomialLimits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What gates said of unchanged models.
 *
 * @param tally a gate has failed when any of its metrics has
 * @param undecided metrics that some gates left open
 * @param rateHigh one-sided upper 95 % limit of the share of gates that fail although nothing changed; 1 when none measured anything
 * @param bias what the device makes of no change at all, in latency; null when nothing was measured
 * @param pairDeviation standard deviation of a pair's log-ratio of latency within a model's gates; null below 2 pairs
 * @param pairsMean pairs of a gate
 * @param secondsMean of a gate
 */
public record FalseAlarms(
        Tally tally,
        List<Undecided> undecided,
        double rateHigh,
        @Nullable MeasuredChange bias,
        @Nullable Double pairDeviation,
        double pairsMean,
        double secondsMean) {
    public FalseAlarms {
        undecided = List.copyOf(undecided);
    }

    static FalseAlarms of(List<KnownGate> gates) {
        Tally tally = Tally.of(gates);
        return new FalseAlarms(
                tally,
                Undecided.of(gates),
                tally.judged() == 0 ? 1 : BinomialLimits.upper(tally.failed(), tally.judged(), CaughtLevel.LEVEL),
                MeasuredChange.ofPairs(gates),
                pairDeviation(gates),
                gates.stream().mapToInt(KnownGate::pairsMeasured).average().orElse(0),
                gates.stream().mapToDouble(KnownGate::seconds).average().orElse(0));
    }

    /** Gates that did not decide latency, which is what slow-downs are planted into. */
    public int latencyUndecided() {
        return undecided.stream()
                .filter(open -> open.metric() == Planted.NOTHING.metric())
                .mapToInt(Undecided::gates)
                .sum();
    }

    /** Pooled over models, since each has its own mean. */
    private static @Nullable Double pairDeviation(List<KnownGate> gates) {
        Map<String, List<KnownGate>> byModel = new TreeMap<>();
        for (KnownGate gate : gates) {
            byModel.merge(
                    gate.model(),
                    List.of(gate),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        double squares = 0;
        int degrees = 0;
        for (List<KnownGate> ofModel : byModel.values()) {
            double[] ratios = ofModel.stream()
                    .flatMap(gate -> gate.pairs(Planted.NOTHING.metric()).stream())
                    .flatMap(pairs -> pairs.first().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (ratios.length > 1) {
                squares += Spread.of(ratios).variance() * (ratios.length - 1);
                degrees += ratios.length - 1;
            }
        }
        return degrees == 0 ? null : Math.sqrt(squares / degrees);
    }
}

package dev.assay.regression.judgement;

import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairReport;
import dev.assay.regression.verdict.GatedMetric;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pair of a block that counts.
 *
 * @param index among the pairs of the session, those of rejected blocks included
 */
public record CountedPair(int index, RunFigure baseline, RunFigure candidate) {
    static CountedPair of(PairReport pair) {
        return new CountedPair(pair.index(), RunFigure.of(pair.baseline()), RunFigure.of(pair.candidate()));
    }

    Stream<RunFigure> runs() {
        return Stream.of(baseline, candidate);
    }

    /** Which of the session's blocks it belongs to. */
    int block() {
        return index / PairBlock.PAIRS;
    }

    boolean isDisturbed() {
        return runs().anyMatch(RunFigure::isDisturbed);
    }

    /** Of its two runs, those whose latency never settled. */
    int unsteadyRuns() {
        return (int) runs().filter(RunFigure::isUnsteady).count();
    }

    /** Empty when either run lacks the metric. */
    Optional<PairFigure> figure(GatedMetric metric, FigureChoice choice) {
        Double one = baseline.of(metric, choice);
        Double other = candidate.of(metric, choice);
        return one == null || other == null ? Optional.empty() : Optional.of(new PairFigure(metric, one, other));
    }
}

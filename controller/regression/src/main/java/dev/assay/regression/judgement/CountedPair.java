package dev.assay.regression.judgement;

import dev.assay.protocol.PairReport;
import dev.assay.regression.run.Centre;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pair of a block that counts, as figures.
 *
 * @param index among the pairs of the session, those of rejected blocks included
 * @param figures each metric at most once; one that either run lacks is not there
 * @param unsteadyRuns of its two, those whose latency never settled
 */
public record CountedPair(int index, List<PairFigure> figures, int unsteadyRuns) {
    public CountedPair {
        figures = List.copyOf(figures);
    }

    /** The runs of a pair, before it is known how their session's figures are made. */
    record Runs(int index, RunFigure baseline, RunFigure candidate) {
        static Runs of(PairReport pair) {
            return new Runs(pair.index(), RunFigure.of(pair.baseline()), RunFigure.of(pair.candidate()));
        }

        Stream<RunFigure> both() {
            return Stream.of(baseline, candidate);
        }

        CountedPair counted(Centre centre, boolean isNetEnergy) {
            Map<GatedMetric, Double> others = candidate.all(centre, isNetEnergy);
            List<PairFigure> figures = new ArrayList<>();
            baseline.all(centre, isNetEnergy).forEach((metric, figure) -> {
                Double other = others.get(metric);
                if (other != null) {
                    figures.add(new PairFigure(metric, figure, other));
                }
            });
            return new CountedPair(
                    index, figures, (int) both().filter(RunFigure::isUnsteady).count());
        }
    }
}

package dev.assay.regression.judgement;

import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A pair of a block that counts, as figures.
 *
 * @param index among the pairs of the session, those of rejected blocks included
 * @param figures each metric at most once; one that either run lacks is not there
 * @param unsteadyRuns of its two, those whose latency had not settled when timing began
 */
public record CountedPair(int index, List<PairFigure> figures, int unsteadyRuns) {
    public CountedPair {
        figures = List.copyOf(figures);
    }

    /** Of a pair both of whose runs gave a measurement. */
    static CountedPair of(PairReport pair, boolean isNetEnergy) {
        Map<GatedMetric, Double> baseline = RunFigure.all(measurement(pair.baseline()), isNetEnergy);
        Map<GatedMetric, Double> candidate = RunFigure.all(measurement(pair.candidate()), isNetEnergy);
        List<PairFigure> figures = new ArrayList<>();
        baseline.forEach((metric, figure) -> {
            Double other = candidate.get(metric);
            if (other != null) {
                figures.add(new PairFigure(metric, figure, other));
            }
        });
        return new CountedPair(pair.index(), figures, unsteady(pair.baseline()) + unsteady(pair.candidate()));
    }

    static RunMeasurement measurement(RunReport run) {
        return Objects.requireNonNull(run.measurement(), "a run of a block that counts has a measurement");
    }

    private static int unsteady(RunReport run) {
        return measurement(run).warmup().steady() ? 0 : 1;
    }
}

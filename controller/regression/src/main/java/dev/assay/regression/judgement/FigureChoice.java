package dev.assay.regression.judgement;

import dev.assay.regression.run.Centre;
import dev.assay.regression.run.RunFigures;
import java.util.List;
import java.util.Objects;

/**
 * Which figure stands for a run where there are several: one choice for all runs of a session, made from all of them.
 *
 * @param centre of latency
 * @param whole whether samples that others disturbed are compared as well
 * @param netEnergy whether idle power is taken off; never in some runs only
 */
record FigureChoice(Centre centre, boolean whole, boolean netEnergy) {
    static FigureChoice of(List<CountedPair> pairs, boolean isWhole) {
        List<RunFigure> runs = pairs.stream().flatMap(CountedPair::runs).toList();
        List<RunFigures> timed = runs.stream()
                .map(run -> run.latency(isWhole))
                .filter(Objects::nonNull)
                .toList();
        return new FigureChoice(Centre.of(timed), isWhole, runs.stream().allMatch(RunFigure::hasNetEnergy));
    }
}

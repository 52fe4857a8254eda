package dev.assay.regression.judgement;

import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.admission.PairCensus;
import dev.assay.regression.gate.ObservedVariance;
import dev.assay.regression.run.Centre;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gate needs of one paired session: a figure per run instead of its samples.
 *
 * @param pairs of blocks that count, in the order of measuring
 * @param tried all pairs, those of rejected blocks included
 * @param rejections why blocks do not count, for people
 * @param centre what stands for the latency of its runs
 * @param answers null when the session was not scored, or has not ended
 */
public record PairedSession(
        List<CountedPair> pairs,
        int tried,
        List<String> rejections,
        Centre centre,
        @Nullable AnswerFigures answers) {
    /** A session of which nothing is known yet. */
    public static final PairedSession EMPTY = new PairedSession(List.of(), 0, List.of(), Centre.MEDIAN, null);

    public PairedSession {
        pairs = List.copyOf(pairs);
        rejections = List.copyOf(rejections);
    }

    /** A whole session. */
    public static PairedSession of(SessionReport report) {
        PairedSession session = of(report.pairs());
        return new PairedSession(
                session.pairs(),
                session.tried(),
                session.rejections(),
                session.centre(),
                AnswerFigures.of(report.baselineAccuracy(), report.accuracy()));
    }

    /**
     * A part of a session.
     *
     * @param pairs whole blocks
     */
    public static PairedSession of(List<PairReport> pairs) {
        int whole = pairs.size() - pairs.size() % PairBlock.PAIRS;
        List<CountedPair.Runs> sound = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        for (PairBlock block : PairBlock.of(pairs.subList(0, whole))) {
            Optional<String> rejection = block.rejection();
            if (rejection.isPresent()) {
                rejections.add(rejection.get());
            } else {
                sound.add(CountedPair.Runs.of(block.earlier()));
                sound.add(CountedPair.Runs.of(block.later()));
            }
        }
        Centre centre = Centre.of(sound.stream()
                .flatMap(CountedPair.Runs::both)
                .map(RunFigure::latency)
                .filter(Objects::nonNull)
                .toList());
        // Net and gross energy are never mixed: without idle power of some run, all are compared gross.
        boolean isNet = sound.stream().flatMap(CountedPair.Runs::both).allMatch(RunFigure::hasNetEnergy);
        return new PairedSession(
                sound.stream().map(pair -> pair.counted(centre, isNet)).toList(), whole, rejections, centre, null);
    }

    /** This session and one more block of it. */
    public PairedSession with(PairedSession block) {
        return new PairedSession(
                Stream.concat(pairs.stream(), block.pairs.stream()).toList(),
                tried + block.tried,
                Stream.concat(rejections.stream(), block.rejections.stream()).toList(),
                centre,
                block.answers == null ? answers : block.answers);
    }

    /** Pairs that do not count. */
    public int rejected() {
        return tried - pairs.size();
    }

    /** The metric's figures, in the order of measuring. */
    List<PairFigure> figures(GatedMetric metric) {
        return pairs.stream()
                .flatMap(pair -> pair.figures().stream().filter(figure -> figure.metric() == metric))
                .toList();
    }

    /** What became of the pairs. Whether latency settled is no matter of memory. */
    PairCensus census(GatedMetric metric) {
        int unsteady = metric == GatedMetric.PEAK_MEMORY
                ? 0
                : pairs.stream().mapToInt(CountedPair::unsteadyRuns).sum();
        return new PairCensus(pairs.size(), rejected(), unsteady);
    }

    /** The scatter of the metric's log-ratios, for the priors of gates to come; empty below 2 pairs. */
    public Optional<ObservedVariance> variance(GatedMetric metric) {
        double[] ratios =
                figures(metric).stream().mapToDouble(PairFigure::worsening).toArray();
        return ratios.length < 2 ? Optional.empty() : Optional.of(ObservedVariance.of(ratios));
    }
}

package dev.assay.regression.judgement;

import dev.assay.protocol.Arm;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.admission.PairCensus;
import dev.assay.regression.gate.ObservedVariance;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gate needs of one paired session: a figure per run instead of its samples.
 *
 * @param pairs of blocks that count, in the order of measuring
 * @param tried all pairs, those of rejected blocks included
 * @param rejections why blocks do not count, for people
 * @param answers null when the session was not scored, or has not ended
 */
public record PairedSession(
        List<CountedPair> pairs,
        int tried,
        List<String> rejections,
        @Nullable AnswerFigures answers) {
    /** A session of which nothing is known yet. */
    public static final PairedSession EMPTY = new PairedSession(List.of(), 0, List.of(), null);

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
                AnswerFigures.of(report.baselineAccuracy(), report.accuracy()));
    }

    /**
     * A part of a session.
     *
     * @param pairs whole blocks
     */
    public static PairedSession of(List<PairReport> pairs) {
        int whole = pairs.size() - pairs.size() % PairBlock.PAIRS;
        List<PairReport> sound = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        for (PairBlock block : PairBlock.of(pairs.subList(0, whole))) {
            Optional<String> rejection = block.rejection();
            if (rejection.isPresent()) {
                rejections.add(rejection.get());
            } else {
                sound.add(block.earlier());
                sound.add(block.later());
            }
        }
        boolean isNet = isNetEnergyKnown(sound);
        return new PairedSession(
                sound.stream().map(pair -> CountedPair.of(pair, isNet)).toList(), whole, rejections, null);
    }

    /** Net and gross energy are never mixed: without idle power of some run, all are compared gross. */
    private static boolean isNetEnergyKnown(List<PairReport> pairs) {
        return pairs.stream()
                .flatMap(pair ->
                        Stream.of(Arm.values()).map(arm -> arm == Arm.BASELINE ? pair.baseline() : pair.candidate()))
                .map(PairedSession::netJoules)
                .allMatch(joules -> joules != null && joules > 0);
    }

    private static @Nullable Double netJoules(RunReport run) {
        return CountedPair.measurement(run).energy().netJoules();
    }

    /** This session and one more block of it. */
    public PairedSession with(PairedSession block) {
        return new PairedSession(
                Stream.concat(pairs.stream(), block.pairs.stream()).toList(),
                tried + block.tried,
                Stream.concat(rejections.stream(), block.rejections.stream()).toList(),
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
        if (ratios.length < 2) {
            return Optional.empty();
        }
        double mean = sum(ratios) / ratios.length;
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        return Optional.of(new ObservedVariance(squares / (ratios.length - 1), ratios.length - 1));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}

package dev.assay.regression.judgement;

import dev.assay.protocol.Environment;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.admission.DisturbedShares;
import dev.assay.regression.admission.PairCensus;
import dev.assay.regression.admission.Unlikeness;
import dev.assay.regression.gate.ObservedVariance;
import dev.assay.regression.run.Centre;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gate needs of one paired session: figures per run instead of its samples. It is the same whether it was put together block by
 * block or read from the whole report, so that what ends a session is what it is judged by.
 *
 * @param pairs of blocks that count, in the order of measuring
 * @param tried all pairs, those of rejected blocks included
 * @param rejections why blocks do not count, for people
 * @param answers null when the session was not scored, or has not ended
 * @param device null when the session has not ended
 */
public record PairedSession(
        List<CountedPair> pairs,
        int tried,
        List<String> rejections,
        @Nullable AnswerFigures answers,
        @Nullable MeasuringDevice device) {
    /** A session of which nothing is known yet. */
    public static final PairedSession EMPTY = new PairedSession(List.of(), 0, List.of(), null, null);

    /** Half of what the agent may make. */
    private static final int PAIRS_BEFORE_GIVING_UP = 16;

    private static final int PAIRS_OF_FIRST_LOOK = 4;

    /** Each may be the last words of a process. */
    private static final int REJECTION_CHARACTERS_MAX = 500;

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
                AnswerFigures.of(report.baselineAccuracy(), report.accuracy()),
                new MeasuringDevice(report.deviceId(), report.environment()));
    }

    /**
     * A part of a session.
     *
     * @param pairs whole blocks
     */
    public static PairedSession of(List<PairReport> pairs) {
        int whole = pairs.size() - pairs.size() % PairBlock.PAIRS;
        List<CountedPair> sound = new ArrayList<>();
        List<String> rejections = new ArrayList<>();
        for (PairBlock block : PairBlock.of(pairs.subList(0, whole))) {
            Optional<String> rejection = block.rejection();
            if (rejection.isPresent()) {
                rejections.add(shortened(rejection.get()));
            } else {
                sound.add(CountedPair.of(block.earlier()));
                sound.add(CountedPair.of(block.later()));
            }
        }
        return new PairedSession(sound, whole, rejections, null, null);
    }

    private static String shortened(String text) {
        return text.length() > REJECTION_CHARACTERS_MAX ? text.substring(0, REJECTION_CHARACTERS_MAX) + "…" : text;
    }

    /** This session and one more block of it. */
    public PairedSession with(PairedSession block) {
        return new PairedSession(
                Stream.concat(pairs.stream(), block.pairs.stream()).toList(),
                tried + block.tried,
                Stream.concat(rejections.stream(), block.rejections.stream()).toList(),
                block.answers == null ? answers : block.answers,
                block.device == null ? device : block.device);
    }

    /** Pairs that do not count. */
    public int rejected() {
        return tried - pairs.size();
    }

    /** What stands for the latency of its runs. */
    Centre centre() {
        return FigureChoice.of(undisturbed(), isDisturbedThroughout()).centre();
    }

    /**
     * Whether the machine was hardly ever left alone, so that pairs are compared as they are: whatever strikes both arms alike makes
     * them noisier and no other. Decided once, after so many pairs; before, nothing of a first session was, since the undisturbed pairs
     * were fewer than a gate looks at.
     */
    boolean isDisturbedThroughout() {
        return pairs.size() >= PAIRS_BEFORE_GIVING_UP
                && leftAlone(pairs.subList(0, PAIRS_BEFORE_GIVING_UP)).size() < PAIRS_OF_FIRST_LOOK;
    }

    private List<CountedPair> undisturbed() {
        return isDisturbedThroughout() ? pairs : leftAlone(pairs);
    }

    /**
     * Pairs of blocks in which others let the machine alone. A disturbed block is left out as a whole, so that what drifts still weighs
     * equally on both arms; what says so is the fixed work between the samples, which knows nothing of the models.
     */
    private static List<CountedPair> leftAlone(List<CountedPair> pairs) {
        Set<Integer> disturbed = pairs.stream()
                .filter(CountedPair::isDisturbed)
                .map(CountedPair::block)
                .collect(Collectors.toSet());
        return pairs.stream().filter(pair -> !disturbed.contains(pair.block())).toList();
    }

    /** Those whose figures of the metric are compared: others on the machine are no matter of memory. */
    private List<CountedPair> comparable(GatedMetric metric) {
        return metric == GatedMetric.PEAK_MEMORY ? pairs : undisturbed();
    }

    /** Pairs that count, but not for this metric, since others disturbed them. */
    int disturbed(GatedMetric metric) {
        return pairs.size() - comparable(metric).size();
    }

    /** How much of each run others disturbed, in the session's pairs that count. */
    DisturbedShares disturbedShares() {
        return new DisturbedShares(
                pairs.stream()
                        .mapToDouble(pair -> 1 - pair.baseline().quietShare())
                        .boxed()
                        .toList(),
                pairs.stream()
                        .mapToDouble(pair -> 1 - pair.candidate().quietShare())
                        .boxed()
                        .toList());
    }

    /** The metric's figures, in the order of measuring. */
    List<PairFigure> figures(GatedMetric metric) {
        FigureChoice choice = FigureChoice.of(undisturbed(), isDisturbedThroughout());
        return comparable(metric).stream()
                .flatMap(pair -> pair.figure(metric, choice).stream())
                .toList();
    }

    /** {@code ln(candidate / baseline)} of each pair that has the metric, in the order of measuring. */
    public double[] logRatios(GatedMetric metric) {
        return figures(metric).stream()
                .mapToDouble(figure -> Math.log(figure.candidate() / figure.baseline()))
                .toArray();
    }

    /** The metric's figures of all pairs and all their samples, disturbed or not. */
    List<PairFigure> figuresOfAll(GatedMetric metric) {
        FigureChoice choice = FigureChoice.of(pairs, true);
        return pairs.stream()
                .flatMap(pair -> pair.figure(metric, choice).stream())
                .toList();
    }

    /** Whether something of the metric was measured and is not compared, since others disturbed it. */
    boolean leavesOut(GatedMetric metric) {
        boolean isOfSamples = switch (metric) {
            case LATENCY_P50, LATENCY_P90, THROUGHPUT -> true;
            case LOAD, FIRST_INFERENCE, PEAK_MEMORY, ENERGY, ARTIFACT_SIZE, ACCURACY, FLIP_RATE, QUALITY -> false;
        };
        return disturbed(metric) > 0
                || (isOfSamples && !isDisturbedThroughout() && disturbedShares().ofAll() > 0);
    }

    /** What became of the pairs. Whether latency settled is no matter of memory. */
    PairCensus census(GatedMetric metric) {
        int unsteady = metric == GatedMetric.PEAK_MEMORY
                ? 0
                : undisturbed().stream().mapToInt(CountedPair::unsteadyRuns).sum();
        return new PairCensus(comparable(metric).size(), rejected(), disturbed(metric), unsteady);
    }

    /**
     * In what its device had changed since the session was planned.
     *
     * @param planned null when nobody noted it
     * @return empty when it had not, or that is not known
     */
    public List<String> changesSince(@Nullable Environment planned) {
        return planned == null || device == null ? List.of() : Unlikeness.between(planned, device.environment());
    }

    /** The scatter of the metric's log-ratios, for the priors of gates to come; empty below 2 pairs. */
    public Optional<ObservedVariance> variance(GatedMetric metric) {
        double[] ratios =
                figures(metric).stream().mapToDouble(PairFigure::worsening).toArray();
        return ratios.length < 2 ? Optional.empty() : Optional.of(ObservedVariance.of(ratios));
    }
}

package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Made-up gates of two models. Pairs scatter by 1 %. */
final class SampleGates {
    private static final double SCATTER = 0.01;
    private static final int PAIRS = 4;

    private final List<KnownGate> gates = new ArrayList<>();
    private final Random random = new Random(5);

    /** Gates of which the first {@code caught} fail; the others pass. */
    SampleGates add(Planted planted, double level, int caught, int count) {
        for (int i = 0; i < count; i++) {
            add(planted, level, i < caught ? VerdictReason.BEYOND_LIMIT : VerdictReason.WITHIN_LIMIT, level);
        }
        return this;
    }

    /** A gate whose pairs show {@code truly}. */
    SampleGates add(Planted planted, double level, VerdictReason reason, double truly) {
        MetricOutcome outcome = new MetricOutcome(
                planted.metric(), reason.state(), reason, planted == Planted.ERRORS ? -truly : truly, 0.03);
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(Math.log1p(truly) + SCATTER * random.nextGaussian());
        }
        boolean isJudged = reason.state() != VerdictState.NO_VERDICT;
        gates.add(new KnownGate(
                gates.size(),
                gates.size() % 2 == 0 ? "even" : "odd",
                planted,
                level,
                "certify-1",
                0,
                List.of(outcome),
                isJudged ? List.of(new SeenPairs(planted.metric(), pairs, List.of())) : Collections.emptyList(),
                PAIRS,
                10,
                null));
        return this;
    }

    List<KnownGate> gates() {
        return gates;
    }

    /** An unchanged model, of which one metric beside latency failed. */
    SampleGates addAlarmOf(GatedMetric metric) {
        gates.add(new KnownGate(
                gates.size(),
                "even",
                Planted.NOTHING,
                0,
                "certify-2",
                3,
                List.of(
                        new MetricOutcome(
                                GatedMetric.LATENCY_P50, VerdictState.PASS, VerdictReason.WITHIN_LIMIT, 0.0, 0.03),
                        new MetricOutcome(metric, VerdictState.FAIL, VerdictReason.BEYOND_LIMIT, 0.1, 0.05)),
                List.of(new SeenPairs(metric, List.of(0.1, 0.1, 0.1, 0.1), List.of(0.1, 0.1))),
                6,
                10,
                null));
        return this;
    }
}

package dev.assay.regression.peer;

import dev.assay.regression.gate.GateDecision;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.TwoStageGate;
import dev.assay.regression.gate.VariancePrior;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A rule that compares a candidate with its baseline. */
enum ComparisonRule {
    /** Mann and Whitney over ten runs each, p < 0.05. */
    BENCHSTAT("benchstat, n = 10, p < .05") {
        @Override
        Outcome judge(Design design, double shift, double variantDeviation, Random random) {
            Design.Runs runs = design.measure(10, shift, variantDeviation, random);
            return new Outcome(RankSum.p(runs.base, runs.candidate) < 0.05, 10);
        }
    },
    /** Wilcoxon's signed ranks over twenty pairs, p < 0.05. */
    CABE("CABE, n = 20, p < .05") {
        @Override
        Outcome judge(Design design, double shift, double variantDeviation, Random random) {
            Design.Runs runs = design.measure(20, shift, variantDeviation, random);
            return new Outcome(SignedRank.p(runs.logRatios()) < 0.05, 20);
        }
    },
    /** One new run against 64 stored ones. */
    BENCHER("Bencher t .99, 64 stored runs") {
        @Override
        Outcome judge(Design design, double shift, double variantDeviation, Random random) {
            double[] runs = daily(65, shift, variantDeviation, random);
            return new Outcome(new BencherT(0.99, 64).isAlarm(Arrays.copyOf(runs, 64), runs[64]), 1);
        }

        @Override
        boolean isFor(Design design) {
            return design == Design.STORED;
        }
    },
    /** One new run against 100 stored ones. */
    CONBENCH("conbench z > 5, 100 stored runs") {
        @Override
        Outcome judge(Design design, double shift, double variantDeviation, Random random) {
            double[] runs = daily(201, shift, variantDeviation, random);
            return new Outcome(new ConbenchZ(5).isAlarm(Arrays.copyOf(runs, 200), runs[200]), 1);
        }

        @Override
        boolean isFor(Design design) {
            return design == Design.STORED;
        }
    },
    /** The paired gate that must catch 3 %, confirmed in a fresh session; FAIL or IMPROVED counts as an alarm. */
    ASSAY("Assay: paired gate, catch 3 %") {
        @Override
        Outcome judge(Design design, double shift, double variantDeviation, Random random) {
            TwoStageGate gate = TwoStageGate.of(
                    new VariancePrior(0.013 * 0.013, 10), GateRule.catching(0.03), 0, random.nextLong());
            List<Double> session = pairs(design, shift, variantDeviation, random);
            GateDecision decision = gate.judge(session, List.of());
            int first = decision.standing().pairs();
            if (decision.kind() == GateDecision.Kind.CONFIRM) {
                decision = gate.judge(session, pairs(design, shift, variantDeviation, random));
                return new Outcome(
                        decision.kind() == GateDecision.Kind.FAIL,
                        decision.standing().pairs());
            }
            return new Outcome(decision.kind() == GateDecision.Kind.IMPROVED, first);
        }

        @Override
        boolean isFor(Design design) {
            return design == Design.INTERLEAVED;
        }
    };

    final String title;

    ComparisonRule(String title) {
        this.title = title;
    }

    /** Measures as this design does, and judges. */
    abstract Outcome judge(Design design, double shift, double variantDeviation, Random random);

    /** Whether the rule is made for runs that were measured so. */
    boolean isFor(Design design) {
        return true;
    }

    private static List<Double> pairs(Design design, double shift, double variantDeviation, Random random) {
        return Arrays.stream(
                        design.measure(GateRule.LOOKS.get(GateRule.LOOKS.size() - 1), shift, variantDeviation, random)
                                .logRatios())
                .boxed()
                .toList();
    }

    private static double[] daily(int days, double shift, double variantDeviation, Random random) {
        double[] runs = Design.daily(days, random);
        runs[days - 1] += shift + variantDeviation * random.nextGaussian();
        return runs;
    }

    /**
     * What a comparison came to.
     *
     * @param alarm whether a difference was reported, in either direction
     * @param pairs that it took
     */
    record Outcome(boolean alarm, int pairs) {}
}

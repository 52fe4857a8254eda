package dev.assay.regression.simulation;

import dev.assay.regression.gate.GateDecision;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.ObservedVariance;
import dev.assay.regression.gate.PairedGate;
import dev.assay.regression.gate.VariancePrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Many gates over one kind of noise, each with a cell of its own: its prior is fitted to past sessions of equal sides under the same noise,
 * as it would be on a device, and not told the truth.
 *
 * @param noise of the device
 * @param deviation of one log-ratio, positive
 * @param rule of the gates
 * @param pastGates how many sessions the cell has had before, each stopped at the first look as unchanged builds are; 0 for none
 */
public record GateSimulation(NoiseModel noise, double deviation, GateRule rule, int pastGates) {
    /** What an unchanged build takes. */
    private static final int HISTORY_PAIRS = 4;

    /** As many as a cell has after two weeks of nightly gates. */
    public static final int USUAL_PAST_GATES = 12;

    /**
     * Runs them.
     *
     * @param worsening of the candidate as a share: 0.03 is 3 % slower, 0 is an unchanged build
     * @param seed the same seed gives the same counts
     */
    public GateRates run(double worsening, int gates, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double logWorsening = Math.log1p(worsening);
        double quantum = noise.quantum(deviation);
        long suspected = 0;
        long failed = 0;
        long passed = 0;
        long improved = 0;
        long firstPairs = 0;
        long allPairs = 0;
        for (int gate = 0; gate < gates; gate++) {
            PairedGate first = new PairedGate(prior(random), rule, quantum, gate);
            GateDecision seen = first.judge(session(logWorsening, random));
            firstPairs += seen.standing().pairs();
            allPairs += seen.standing().pairs();
            passed += seen.kind() == GateDecision.Kind.PASS ? 1 : 0;
            improved += seen.kind() == GateDecision.Kind.IMPROVED ? 1 : 0;
            if (seen.kind() == GateDecision.Kind.FAIL) {
                suspected++;
                GateDecision again = first.confirming().judge(session(logWorsening, random));
                allPairs += again.standing().pairs();
                failed += again.kind() == GateDecision.Kind.FAIL ? 1 : 0;
            }
        }
        return new GateRates(gates, suspected, failed, passed, improved, firstPairs, allPairs);
    }

    private List<Double> session(double logWorsening, UniformRandomProvider random) {
        return Arrays.stream(noise.logRatios(rule.pairsMax(), deviation, logWorsening, random))
                .boxed()
                .toList();
    }

    private VariancePrior prior(UniformRandomProvider random) {
        List<ObservedVariance> history = new ArrayList<>();
        int pairs = Math.max(HISTORY_PAIRS, rule.looks().get(0));
        for (int i = 0; i < pastGates; i++) {
            history.add(ObservedVariance.of(noise.logRatios(pairs, deviation, 0, random)));
        }
        return VariancePrior.fit(history);
    }
}

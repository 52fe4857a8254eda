package dev.assay.regression.gate;

import dev.assay.regression.verdict.VerdictReason;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The gate over one session: a moderated t with a zone of indifference, looked at after a growing number of pairs.
 *
 * <p>The first look that decides, decides: pairs measured after it, for the sake of other metrics, change nothing. Pure, and
 * deterministic given its arguments, so that a verdict can be computed again from stored pairs.
 *
 * @param prior what the cell's history says of its scatter
 * @param rule what to tell apart, and when to look
 * @param quantum step of the figures (timer, page) as a share of them; 0 when they are as good as continuous
 * @param seed of permutations that are too many to count
 */
public record PairedGate(VariancePrior prior, GateRule rule, double quantum, long seed) {
    /** From here on the scatter is known well enough to predict how the budget would end. */
    private static final int FUTILITY_PAIRS_MIN = 8;
    /** Device time is not spent on a chance smaller than this. */
    private static final double CHANCE_MIN = 0.10;

    /** The gate over the fresh session that must see a FAIL of this one again. */
    public PairedGate confirming() {
        return new PairedGate(prior, rule.confirmation(), quantum, seed);
    }

    /**
     * Decides, or says how many pairs it needs.
     *
     * @param logRatios of the session's pairs in the order of measurement, see {@code GatedMetric.worsening}; may be empty
     */
    public GateDecision judge(List<Double> logRatios) {
        return judge(logRatios.stream().mapToDouble(Double::doubleValue).toArray());
    }

    GateDecision judge(double[] logRatios) {
        boolean isDoubted = false;
        for (int pairs : rule.looks()) {
            if (pairs > logRatios.length) {
                return new GateDecision.MorePairs(Look.at(logRatios, prior, rule, quantum), pairs);
            }
            double[] seen = Arrays.copyOf(logRatios, pairs);
            Standing standing = Look.at(seen, prior, rule, quantum);
            if (standing.failP() < rule.failLevel()) {
                if (RobustCheck.agreesOnWorse(seen, rule.logMustNotFail(), seed)) {
                    return new GateDecision.Fail(standing);
                }
                isDoubted = true;
            } else if (standing.improvedP() < rule.failLevel()
                    && RobustCheck.agreesOnBetter(seen, rule.logMustNotFail(), seed)) {
                return new GateDecision.Improved(standing);
            } else if (standing.passP() < rule.passLevel()) {
                if (RobustCheck.agreesOnBelow(seen, rule.logMustCatch())) {
                    return new GateDecision.Pass(standing);
                }
                isDoubted = true;
            }
            if (pairs == rule.pairsMax()) {
                return new GateDecision.Inconclusive(
                        standing, isDoubted ? VerdictReason.OUTLIERS : VerdictReason.NOISY);
            }
            if (pairs >= FUTILITY_PAIRS_MIN && chanceToDecide(standing) < CHANCE_MIN) {
                return new GateDecision.Inconclusive(standing, VerdictReason.FUTILE);
            }
        }
        throw new IllegalStateException("a rule has at least one look");
    }

    /**
     * The chance that the last look would decide, predicted from this one: the last mean is about this one with the variance
     * {@code s² (1/n − 1/N)}, where nothing else is known of the true one.
     */
    private double chanceToDecide(Standing now) {
        double deviation = now.standardError() * Math.sqrt(now.pairs());
        double last = deviation / Math.sqrt(rule.pairsMax());
        NormalDistribution lastMean =
                NormalDistribution.of(now.mean(), deviation * Math.sqrt(1.0 / now.pairs() - 1.0 / rule.pairsMax()));
        NormalDistribution standard = NormalDistribution.of(0, 1);
        double fail = rule.logMustNotFail() + last * standard.inverseSurvivalProbability(rule.failLevel());
        double pass = rule.logMustCatch() - last * standard.inverseSurvivalProbability(rule.passLevel());
        return lastMean.survivalProbability(fail) + lastMean.cumulativeProbability(pass);
    }
}

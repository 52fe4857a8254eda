package dev.assay.regression.admission;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much of each run others disturbed. What comes from outside strikes both arms alike; a candidate that is disturbed clearly more
 * often does it to itself, by threads that go on after its answer or by heating the device, and leaving those samples out would hide it.
 *
 * @param baseline shares in [0, 1], one of each pair
 * @param candidate as many
 */
public record DisturbedShares(List<Double> baseline, List<Double> candidate) {
    private static final int PAIRS_MIN = 3;
    /** Less than this cannot hide much. */
    private static final double DIFFERENCE_MIN = 0.15;
    /** How often chance alone may look like this; it would cost an unchanged candidate its PASS. */
    private static final double CHANCE_MAX = 0.005;

    public DisturbedShares {
        baseline = List.copyOf(baseline);
        candidate = List.copyOf(candidate);
        if (baseline.size() != candidate.size()) {
            throw new IllegalArgumentException(
                    baseline.size() + " baseline runs for " + candidate.size() + " candidate runs; expected as many");
        }
    }

    /** Whether the candidate was disturbed clearly more than the baseline. */
    public boolean areUneven() {
        int pairs = baseline.size();
        if (pairs < PAIRS_MIN) {
            return false;
        }
        double mean = ofCandidate() - ofBaseline();
        double squares = 0;
        for (int i = 0; i < pairs; i++) {
            double deviation = candidate.get(i) - baseline.get(i) - mean;
            squares += deviation * deviation;
        }
        double standardError = Math.sqrt(squares / (pairs - 1) / pairs);
        return mean >= DIFFERENCE_MIN
                && TDistribution.of(pairs - 1).survivalProbability(mean / standardError) < CHANCE_MAX;
    }

    /** Of all samples of both arms, about. */
    public double ofAll() {
        return (ofBaseline() + ofCandidate()) / 2;
    }

    /** Of the baseline's samples. */
    public double ofBaseline() {
        return mean(baseline);
    }

    /** Of the candidate's samples. */
    public double ofCandidate() {
        return mean(candidate);
    }

    private static double mean(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}

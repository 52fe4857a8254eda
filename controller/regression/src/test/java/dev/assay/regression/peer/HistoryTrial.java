package dev.assay.regression.peer;

import dev.assay.regression.watch.Noise;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * A rule on made-up histories of one kind of noise, 1 % around 100.
 *
 * @param values in an unchanged history, and before a step
 */
record HistoryTrial(HistoryRule rule, Noise noise, int values) {
    /** Values after a step within which it must be found. */
    static final int PATIENCE = 20;
    /** How far from the true place a change point may be. */
    private static final int TOLERANCE = 5;

    private static final double CONFIDENCE = 0.95;

    /**
     * Change points where there is none.
     *
     * @param count of them
     * @param perThousand values
     * @param perThousandMax with 95 % confidence
     */
    record FalseChanges(int count, double perThousand, double perThousandMax) {}

    FalseChanges falseChanges(int histories, long seed) {
        int count = 0;
        for (int i = 0; i < histories; i++) {
            count += rule.changes(noise.history(values, values, 0, seed + i)).length;
        }
        double thousands = histories * values / 1_000.0;
        double max = GammaDistribution.of(count + 1.0, 1).inverseCumulativeProbability(CONFIDENCE);
        return new FalseChanges(count, count / thousands, max / thousands);
    }

    /** The share of steps, {@value #PATIENCE} values before the end, that are reported: at most 5 values off, or until the end by a rule that does not locate. */
    double found(double sigmas, int histories, long seed) {
        int found = 0;
        for (int i = 0; i < histories; i++) {
            int last = rule.locates() ? values + TOLERANCE : values + PATIENCE;
            int[] changes = rule.changes(noise.history(values + PATIENCE, values, sigmas, seed + i));
            found += Arrays.stream(changes).anyMatch(change -> change >= values - TOLERANCE && change <= last) ? 1 : 0;
        }
        return found / (double) histories;
    }
}

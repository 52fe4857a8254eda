package dev.assay.regression.estimate;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Hodges–Lehmann estimate of paired differences and the interval that Wilcoxon's signed-rank test gives it: both barely move
 * when a few differences are wild.
 *
 * @param median of the averages of all pairs of differences, each with itself too
 * @param low end of the two-sided interval
 * @param high end of the two-sided interval
 */
public record SignedRanks(double median, double low, double high) {
    private static final int EXACT_MAX = 50;

    /**
     * Exact up to {@value #EXACT_MAX} differences, by the normal approximation above.
     *
     * @param differences at least 2
     * @param confidence in (0, 1); with few differences the interval is that of the largest confidence there is
     */
    public static SignedRanks of(double[] differences, double confidence) {
        int n = differences.length;
        double[] averages = new double[n * (n + 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[next++] = (differences[i] + differences[j]) / 2;
            }
        }
        Arrays.sort(averages);
        int outside = Math.max(0, rankBelow(n, (1 - confidence) / 2));
        int half = averages.length / 2;
        double median = averages.length % 2 == 1 ? averages[half] : (averages[half - 1] + averages[half]) / 2;
        return new SignedRanks(median, averages[outside], averages[averages.length - 1 - outside]);
    }

    /** How many of the smallest averages lie outside: the largest k with {@code P(T < k) <= tail}. */
    private static int rankBelow(int n, double tail) {
        if (n > EXACT_MAX) {
            double mean = n * (n + 1) / 4.0;
            double deviation = Math.sqrt(n * (n + 1) * (2.0 * n + 1) / 24);
            return (int) Math.floor(NormalDistribution.of(mean, deviation).inverseCumulativeProbability(tail));
        }
        // ways[t]: subsets of the ranks so far whose sum is t. Doubles hold them exactly up to 2^53, and n is at most
        // 50.
        double[] ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int t = ways.length - 1; t >= rank; t--) {
                ways[t] += ways[t - rank];
            }
        }
        double below = 0;
        int k = 0;
        while (below + ways[k] <= tail * Math.pow(2, n)) {
            below += ways[k];
            k++;
        }
        return k;
    }
}

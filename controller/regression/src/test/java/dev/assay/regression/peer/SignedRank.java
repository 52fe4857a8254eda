package dev.assay.regression.peer;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided p-value of Wilcoxon's signed ranks over log-ratios, as CABE takes it: exact below 50 pairs without ties, otherwise normal with the
 * correction for ties. Pairs without a difference are left out.
 */
final class SignedRank {
    private static final int EXACT_BELOW = 50;

    private SignedRank() {}

    static double p(double[] logRatios) {
        double[] d = Arrays.stream(logRatios).filter(x -> x != 0).toArray();
        double[] sizes = Arrays.stream(d).map(Math::abs).sorted().toArray();
        int n = d.length;
        if (n == 0) {
            return 1;
        }
        double positive = 0;
        double ties = 0;
        for (int first = 0; first < n; ) {
            int after = first + 1;
            while (after < n && sizes[after] == sizes[first]) {
                after++;
            }
            double size = sizes[first];
            double t = after - first;
            ties += t * t * t - t;
            double rank = (first + after + 1) / 2.0;
            positive += rank * Arrays.stream(d).filter(x -> x == size).count();
            first = after;
        }
        double all = n * (n + 1) / 2.0;
        double smaller = Math.min(positive, all - positive);
        if (ties == 0 && n < EXACT_BELOW) {
            return Math.min(1, 2 * below(n, (int) Math.round(smaller)));
        }
        double deviation = Math.sqrt(n * (n + 1.0) * (2 * n + 1) / 24 - ties / 48);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).cumulativeProbability((smaller - all / 2) / deviation));
    }

    /** The share of the sign patterns whose positive ranks add up to no more than {@code sum}. */
    private static double below(int n, int sum) {
        double[] share = new double[sum + 1];
        share[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int s = sum; s >= 0; s--) {
                share[s] = (share[s] + (s >= rank ? share[s - rank] : 0)) / 2;
            }
        }
        return Arrays.stream(share).sum();
    }
}

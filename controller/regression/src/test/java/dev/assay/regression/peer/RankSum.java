package dev.assay.regression.peer;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided p-value of Mann and Whitney, as benchstat takes it: exact for up to 50 values a side without ties, otherwise normal with
 * corrections for ties and continuity. After the formulas in the documentation of golang.org/x/perf.
 */
final class RankSum {
    private static final int EXACT_MAX = 50;

    private RankSum() {}

    static double p(double[] a, double[] b) {
        double[] all =
                DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
        double ranks = 0;
        for (double value : a) {
            int first = lower(all, value);
            int after = upper(all, value);
            ranks += (first + after + 1) / 2.0;
        }
        double u = ranks - a.length * (a.length + 1) / 2.0;
        double ties = 0;
        for (int first = 0; first < all.length; first = upper(all, all[first])) {
            double t = upper(all, all[first]) - first;
            ties += t * t * t - t;
        }
        double product = (double) a.length * b.length;
        if (ties == 0 && Math.max(a.length, b.length) <= EXACT_MAX) {
            return exact((int) Math.round(Math.min(u, product - u)), a.length, b.length);
        }
        double n = all.length;
        double deviation = Math.sqrt(product / 12 * (n + 1 - ties / (n * (n - 1))));
        double distance = Math.max(0, Math.abs(u - product / 2) - 0.5);
        return deviation == 0
                ? 1
                : Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(distance / deviation));
    }

    /** Twice the share of all arrangements whose U is no larger: by adding one value of the second sample after the other. */
    private static double exact(int u, int n, int m) {
        double[][] ways = new double[n + 1][u + 1];
        for (double[] row : ways) {
            row[0] = 1;
        }
        // ways[i][x]: arrangements of i and j values whose U is x; a largest value of the first sample adds j.
        for (int j = 1; j <= m; j++) {
            for (int i = 1; i <= n; i++) {
                for (int x = u; x >= 1; x--) {
                    ways[i][x] = count(ways, i - 1, x - j) + ways[i][x];
                }
            }
        }
        double below = Arrays.stream(ways[n]).sum();
        double total = 1;
        for (int i = 1; i <= n; i++) {
            total *= (double) (m + i) / i;
        }
        return Math.min(1, 2 * below / total);
    }

    private static double count(double[][] ways, int i, int x) {
        return x < 0 ? 0 : ways[i][x];
    }

    private static int lower(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at;
    }

    private static int upper(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at < sorted.length && sorted[at] == value) {
            at++;
        }
        return at;
    }
}

package dev.assay.regression.peer;

/**
 * The statistic of Matteson and James (2014) with α = 1 over all ways to part {@code [from, to)} into a left part, a right part beginning at {@code τ}, and a
 * rest beginning at {@code κ} that is left out: {@code 2 / (m + n) Σ|x − y| − 2m / ((m + n)(n − 1)) Σ|x − x'| − 2n / ((m + n)(m − 1)) Σ|y − y'|}.
 */
final class EnergyDistance {
    /** sums[i][j]: distances of all values before i from all values before j. */
    private final double[][] sums;

    EnergyDistance(double[] values) {
        int n = values.length;
        sums = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double distance = Math.abs(values[i] - values[j]);
                sums[i + 1][j + 1] = distance + sums[i][j + 1] + sums[i + 1][j] - sums[i][j];
            }
        }
    }

    /** The best τ, with its statistic. */
    Candidate best(int from, int to) {
        Candidate best = new Candidate(-1, 0);
        for (int tau = from + 1; tau < to; tau++) {
            for (int kappa = tau + 1; kappa <= to; kappa++) {
                double q = statistic(from, tau, kappa);
                if (q > best.statistic()) {
                    best = new Candidate(tau, q);
                }
            }
        }
        return best;
    }

    private double statistic(int from, int tau, int kappa) {
        double n = tau - from;
        double m = kappa - tau;
        double left = n > 1 ? m / (n - 1) * rectangle(from, tau, from, tau) / 2 : 0;
        double right = m > 1 ? n / (m - 1) * rectangle(tau, kappa, tau, kappa) / 2 : 0;
        return 2 / (m + n) * (rectangle(from, tau, tau, kappa) - left - right);
    }

    private double rectangle(int top, int bottom, int left, int right) {
        return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
    }

    /**
     * Where to part an interval.
     *
     * @param at -1 if nowhere
     */
    record Candidate(int at, double statistic) {}
}

package dev.assay.regression.watch;

import java.util.Arrays;

/**
 * Where between two neighbours a step lies: the cut with the smallest Huber cost around the medians of its two sides.
 *
 * <p>The cut with the best rank statistic is drawn to the middle in short series, this one is not. Its neighbours in cost are the places
 * where the step may be as well: for normal noise twice the difference in cost is a log-likelihood ratio.
 */
final class StepLocation {
    /** Difference of the log-likelihood beyond which a place is ruled out; {@code StepLocationTest} shows how often the true one is kept. */
    static final double LIKELIHOOD_RATIO_MAX = 3.0;

    private static final int ROUNDS_MAX = 6;
    private static final double HUBER_K = 1.5;
    private static final double DISPERSION_MAX = 100;
    /** Spread assumed where there is none, as a share of the step: then only the exact place has the least cost. */
    private static final double NO_SPREAD = 1e-3;

    private StepLocation() {}

    /**
     * Moves a cut to its most likely place in {@code [from, to)}.
     *
     * @param inflation of the variance of sums by autocorrelation, {@code (1 + φ) / (1 − φ)}
     * @param sideMin values left on each side
     */
    static Place of(double[] levels, int from, int cut, int to, int sideMin, double inflation) {
        int at = cut;
        Place place = new Place(cut, cut, cut);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            place = cheapest(levels, from, at, to, sideMin, inflation);
            if (place.cut() == at) {
                return place;
            }
            at = place.cut();
        }
        return place;
    }

    private static Place cheapest(double[] levels, int from, int cut, int to, int sideMin, double inflation) {
        double left = Robust.median(levels, from, cut);
        double right = Robust.median(levels, cut, to);
        if (left == right) {
            return new Place(cut, cut, cut);
        }
        double spread =
                Math.max(residualSpread(levels, from, cut, to, left, right), NO_SPREAD * Math.abs(right - left));
        double[] costs = new double[to - from + 1];
        for (int i = from; i < to; i++) {
            costs[i - from + 1] =
                    costs[i - from] + huber((levels[i] - left) / spread) - huber((levels[i] - right) / spread);
        }
        int best = cut;
        for (int i = from + sideMin; i <= to - sideMin; i++) {
            if (costs[i - from] < costs[best - from]) {
                best = i;
            }
        }
        double limit = costs[best - from] + LIKELIHOOD_RATIO_MAX * inflation * dispersion(costs, best - from);
        int first = best;
        int last = best;
        for (int i = from + sideMin; i <= to - sideMin; i++) {
            if (costs[i - from] <= limit) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        return new Place(best, first, last);
    }

    private static double residualSpread(double[] levels, int from, int cut, int to, double left, double right) {
        double[] residuals = Arrays.copyOfRange(levels, from, to);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= from + i < cut ? left : right;
        }
        return Robust.spread(residuals, 0, residuals.length, 0);
    }

    /**
     * By how much the costs scatter more than those of normal noise, whose variance is twice their mean; at least 1. With two modes, a long tail
     * or few distinct values the cost alone would promise more certainty than there is.
     */
    private static double dispersion(double[] costs, int best) {
        int n = costs.length - 1;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double gain = (i < best ? -1 : 1) * (costs[i + 1] - costs[i]);
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / n;
        return mean <= 0
                ? DISPERSION_MAX
                : Math.max(1, Math.min(DISPERSION_MAX, (squares / n - mean * mean) / (2 * mean)));
    }

    private static double huber(double residual) {
        double size = Math.abs(residual);
        return size <= HUBER_K ? residual * residual / 2 : HUBER_K * (size - HUBER_K / 2);
    }

    /** The cut, and the first and the last place where it may be. */
    record Place(int cut, int first, int last) {}
}

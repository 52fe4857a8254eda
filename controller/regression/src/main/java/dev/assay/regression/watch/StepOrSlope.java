package dev.assay.regression.watch;

/**
 * Whether a change of level is a step or a piece of a slope: near the cut, two levels must fit better than one straight line.
 *
 * <p>Both have the same number of parameters but for the place of the step, which was chosen to fit: so the step has to win by {@value #MARGIN}
 * variances. Spikes are cut back to three spreads of their side first.
 */
final class StepOrSlope {
    private static final double MARGIN = 3;
    /** Values on each side that are looked at: a wave is straight when seen from near enough. */
    private static final int WINDOW = 50;

    private static final double SPREADS_MAX = 3;
    private static final int VALUES_MIN = 8;

    private StepOrSlope() {}

    /** Whether {@code cut} parts two levels of {@code [from, to)}. */
    static boolean isStep(double[] levels, int from, int cut, int to) {
        int first = Math.max(from, cut - WINDOW);
        int after = Math.min(to, cut + WINDOW);
        int n = after - first;
        if (n < VALUES_MIN) {
            return true;
        }
        double[] y = new double[n];
        clip(levels, first, cut, y, 0);
        clip(levels, cut, after, y, cut - first);
        double step = squaresAroundMean(y, 0, cut - first) + squaresAroundMean(y, cut - first, n);
        return step + MARGIN * step / (n - 3) <= squaresAroundLine(y);
    }

    private static void clip(double[] levels, int from, int to, double[] clipped, int at) {
        double median = Robust.median(levels, from, to);
        double limit = SPREADS_MAX * Robust.spread(levels, from, to, median);
        for (int i = from; i < to; i++) {
            clipped[at + i - from] = Math.max(median - limit, Math.min(median + limit, levels[i]));
        }
    }

    private static double squaresAroundMean(double[] y, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += y[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (y[i] - mean) * (y[i] - mean);
        }
        return squares;
    }

    private static double squaresAroundLine(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double product = 0;
        double spread = 0;
        for (int i = 0; i < y.length; i++) {
            product += (i - middle) * y[i];
            spread += (i - middle) * (i - middle);
        }
        return squaresAroundMean(y, 0, y.length) - product * product / spread;
    }
}

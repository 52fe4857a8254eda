package dev.assay.regression.run;

import java.util.Arrays;

/**
 * Whether the samples of one run lie in two heaps, as when a thread changes cores. A median between two heaps jumps from one to the other for
 * nothing; a trimmed mean does not.
 *
 * @param slowShare of the samples in the slower heap, in [0, 1]; 0 when there is one heap
 * @param fast median of the faster heap, or of all
 * @param slow median of the slower heap, or of all
 */
public record Modes(double slowShare, double fast, double slow) {
    private static final int SAMPLES_MIN = 50;
    private static final double SHARE_MIN = 0.10;
    private static final double DISTANCE_MIN = 3;
    private static final double NORMAL_OVER_MAD = 1.4826;
    /** The middle third between the two heaps must hold less than this part of what two like heaps would leave there. */
    private static final double VALLEY_MAX = 0.05;

    /**
     * Looks for the best cut in two.
     *
     * @param sorted ascending, positive
     */
    public static Modes of(double[] sorted) {
        int n = sorted.length;
        if (n < SAMPLES_MIN) {
            return single(sorted);
        }
        int cut = bestCut(sorted);
        double fast = median(sorted, 0, cut);
        double slow = median(sorted, cut, n);
        double scatter = Math.max(deviation(sorted, 0, cut, fast), deviation(sorted, cut, n, slow));
        boolean isApart = slow - fast >= DISTANCE_MIN * scatter && valleyShare(sorted, fast, slow) < VALLEY_MAX;
        return isApart && slow > fast ? new Modes((double) (n - cut) / n, fast, slow) : single(sorted);
    }

    /** Whether there are two heaps. */
    public boolean areTwo() {
        return slowShare > 0;
    }

    private static Modes single(double[] sorted) {
        double middle = sorted.length == 0 ? Double.NaN : median(sorted, 0, sorted.length);
        return new Modes(0, middle, middle);
    }

    /** Otsu's cut: the one with the largest variance between the two sides, each of which holds enough. */
    private static int bestCut(double[] sorted) {
        int n = sorted.length;
        double total = 0;
        for (double value : sorted) {
            total += value;
        }
        int best = n / 2;
        double bestBetween = -1;
        double sum = 0;
        int min = (int) Math.ceil(SHARE_MIN * n);
        for (int cut = 1; cut < n; cut++) {
            sum += sorted[cut - 1];
            if (cut < min || n - cut < min) {
                continue;
            }
            double apart = sum / cut - (total - sum) / (n - cut);
            double between = apart * apart * cut * (n - cut);
            if (between > bestBetween) {
                bestBetween = between;
                best = cut;
            }
        }
        return best;
    }

    private static double valleyShare(double[] sorted, double fast, double slow) {
        double third = (slow - fast) / 3;
        int inside = 0;
        for (double value : sorted) {
            inside += value > fast + third && value < slow - third ? 1 : 0;
        }
        return (double) inside / sorted.length;
    }

    private static double median(double[] sorted, int from, int to) {
        int half = (from + to) / 2;
        return (to - from) % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double deviation(double[] sorted, int from, int to, double median) {
        double[] distances = new double[to - from];
        for (int i = from; i < to; i++) {
            distances[i - from] = Math.abs(sorted[i] - median);
        }
        Arrays.sort(distances);
        return NORMAL_OVER_MAD * median(distances, 0, distances.length);
    }
}

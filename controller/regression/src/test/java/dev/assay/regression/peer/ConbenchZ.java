package dev.assay.regression.peer;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Conbench's lookback z: the distance of a new run from the mean of the last 100 commits, over the standard deviation of those commits' own distances from
 * the mean of the commits before them.
 *
 * @param threshold of |z|, 5 by default
 */
record ConbenchZ(double threshold) implements HistoryRule {
    private static final int COMMITS = 100;
    static final int RUNS_MIN = 10;

    @Override
    public boolean locates() {
        return false;
    }

    @Override
    public String title() {
        return "conbench z > " + threshold;
    }

    @Override
    public int[] changes(double... values) {
        Lookback lookback = new Lookback(values);
        return IntStream.range(RUNS_MIN, values.length)
                .filter(i -> lookback.isBeyond(threshold, i))
                .toArray();
    }

    /** Whether the new run is too slow or too fast for its history. */
    boolean isAlarm(double[] history, double now) {
        double[] values = Arrays.copyOf(history, history.length + 1);
        values[history.length] = now;
        return new Lookback(values).isBeyond(threshold, history.length);
    }

    /** Running sums, so that a long history costs no more than its length. */
    private static final class Lookback {
        /** Of all values before a place. */
        private final double[] sums;
        /** Of the squares of all distances before a place. */
        private final double[] squares;

        private final double[] distances;

        Lookback(double[] values) {
            sums = new double[values.length + 1];
            squares = new double[values.length + 1];
            distances = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                int first = Math.max(0, i - COMMITS);
                distances[i] = i == 0 ? 0 : values[i] - (sums[i] - sums[first]) / (i - first);
                sums[i + 1] = sums[i] + values[i];
                squares[i + 1] = squares[i] + distances[i] * distances[i];
            }
        }

        boolean isBeyond(double threshold, int i) {
            int first = Math.max(1, i - COMMITS);
            double deviation = Math.sqrt((squares[i] - squares[first]) / Math.max(1, i - first - 1));
            return Math.abs(distances[i]) > threshold * deviation;
        }
    }
}

package dev.assay.regression.summary;

import java.util.OptionalDouble;

/**
 * The percentiles that are published, each with the number of samples it needs.
 *
 * <p>The floors are MLPerf's early-stopping minimum (confidence 99 %, tolerance 0): with fewer samples nothing can be said
 * about that percentile. {@code PercentileTest} derives them again from the binomial distribution.
 */
public enum Percentile {
    /** The median. */
    P50(0.50, 11),
    /** Nine of ten inferences are at least as fast. */
    P90(0.90, 64),
    /** 99 of 100 inferences are at least as fast. */
    P99(0.99, 662);

    private final double fraction;
    private final int samplesMin;

    Percentile(double fraction, int samplesMin) {
        this.fraction = fraction;
        this.samplesMin = samplesMin;
    }

    /** In (0, 1). */
    public double fraction() {
        return fraction;
    }

    /** Fewer samples than this give no figure. */
    public int samplesMin() {
        return samplesMin;
    }

    /**
     * Linear interpolation between the two nearest order statistics (Hyndman and Fan's type 7).
     *
     * @param sorted ascending
     * @return in the unit of the samples; empty below {@link #samplesMin()}
     */
    public OptionalDouble of(long[] sorted) {
        if (sorted.length < samplesMin) {
            return OptionalDouble.empty();
        }
        double position = fraction * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = position - below;
        return OptionalDouble.of(sorted[below] + share * (sorted[above] - sorted[below]));
    }
}

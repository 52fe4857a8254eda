package dev.assay.regression.verdict;

/**
 * How far the candidate is from the baseline, in the metric's own sense: 0.031 of latency is 3.1 % slower, −0.02 of accuracy is
 * two points lost.
 *
 * @param value a share of the baseline's figure, or a difference of shares: see {@link GatedMetric.Observation}
 * @param low lower end of the interval, at most {@code value}
 * @param high upper end
 * @param confidence of the interval, two-sided, in (0, 1]; 1 when nothing is random. It is that of the last look alone, not
 *     widened for the looks before: the verdict rests on its own levels, the interval is for people
 */
public record Change(double value, double low, double high, double confidence) {
    public Change {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "change " + value + " is not in [" + low + ", " + high + "]; expected low <= value <= high");
        }
    }

    /** One that is known exactly. */
    public static Change exact(double value) {
        return new Change(value, value, value, 1);
    }

    /**
     * From a mean of {@link GatedMetric#worsening} and the ends of its interval.
     *
     * @return as shares of the baseline's figure
     */
    public static Change ofLogRatios(GatedMetric metric, double mean, double low, double high, double confidence) {
        return metric.sign() > 0
                ? new Change(Math.expm1(mean), Math.expm1(low), Math.expm1(high), confidence)
                : new Change(Math.expm1(-mean), Math.expm1(-high), Math.expm1(-low), confidence);
    }
}

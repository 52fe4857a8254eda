package dev.assay.regression.estimate;

/** The mean without the extremes: nearly as precise as the mean where noise is normal, and unmoved by a few wild values. */
public final class TrimmedMean {
    private TrimmedMean() {}

    /**
     * Leaves out {@code floor(share * n)} values at each end.
     *
     * @param sorted ascending, at least 1 value
     * @param share in [0, 0.5)
     */
    public static double of(double[] sorted, double share) {
        int out = (int) (share * sorted.length);
        if (sorted.length == 0 || !(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("mean of " + sorted.length + " values without a share of " + share
                    + " at each end; expected at least 1 and [0, 0.5)");
        }
        double sum = 0;
        for (int i = out; i < sorted.length - out; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * out);
    }
}

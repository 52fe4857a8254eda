package dev.assay.regression.certification;

/**
 * Mean and scatter.
 *
 * @param variance with one degree of freedom taken by the mean; 0 for a single value
 */
record Spread(double mean, double variance) {
    /** Of at least one value. */
    static Spread of(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, values.length < 2 ? 0 : squares / (values.length - 1));
    }
}

package dev.assay.regression.accuracy;

/** A figure that can be computed over any choice of the examples: F1, mean average precision, mean similarity. */
@FunctionalInterface
public interface ResampledStatistic {
    /**
     * How much better the candidate is than the baseline over these examples.
     *
     * @param examples indexes of examples, some of them several times, others not at all; belongs to the caller, who reuses it
     */
    double of(int[] examples);
}

package dev.assay.agent.run;

/**
 * Whether a latency has settled: the coefficient of variation (standard deviation over mean) of the last {@value #LAST}
 * inferences is at most {@value #VARIATION_MAX}.
 */
final class Steadiness {
    static final int LAST = 20;
    static final double VARIATION_MAX = 0.05;

    private final long[] last = new long[LAST];
    private int count;

    void add(long nanos) {
        last[count % LAST] = nanos;
        count++;
    }

    boolean isReached() {
        return count >= LAST && variation() <= VARIATION_MAX;
    }

    private double variation() {
        double mean = 0;
        for (long nanos : last) {
            mean += (double) nanos / LAST;
        }
        double squares = 0;
        for (long nanos : last) {
            squares += (nanos - mean) * (nanos - mean);
        }
        return mean == 0 ? 0 : Math.sqrt(squares / (LAST - 1)) / mean;
    }
}

package dev.assay.regression.run;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How latency went over one run.
 *
 * @param kind of course
 * @param warmupSamples at the beginning that the cut of least error leaves out
 */
public record SteadyState(Kind kind, int warmupSamples) {
    /** Courses that a run can take. */
    public enum Kind {
        /** Steady from the first sample. */
        FLAT,
        /** Slower at first, then steady. */
        WARMUP,
        /** Slower in the end than after its beginning: heat. A property of the device, not noise. */
        SLOWDOWN,
        /** Still growing faster at the end, or wandering: no part of the run speaks for the rest. */
        NO_STEADY
    }

    private static final int BATCH = 5;
    private static final int BATCHES_MIN = 20;
    /** Latency may move by 1 % over a run and count as steady. */
    private static final double DRIFT_MAX = 0.01;
    /** Fewer samples than this part of the run are no warm-up. */
    private static final double WARMUP_MIN = 0.02;

    private static final double WANDER_MAX = 0.05;
    private static final int SEGMENTS = 20;
    private static final double UPPER_TAIL = 0.975;

    /**
     * Judges the samples in the order in which they were taken; with fewer than 100 of them nothing is seen, and the run counts as flat.
     *
     * @param samples positive
     */
    public static SteadyState of(double[] samples) {
        double[] batches = batches(samples);
        if (batches.length < BATCHES_MIN) {
            return new SteadyState(Kind.FLAT, 0);
        }
        int cut = leastError(batches);
        Drift drift = Drift.of(Arrays.copyOfRange(batches, cut, batches.length));
        return new SteadyState(kind(batches, cut, drift), BATCH * cut);
    }

    /** Noise alone never makes a run unsteady: what counts is what is proven beyond it. */
    private static Kind kind(double[] batches, int cut, Drift drift) {
        double first = mean(batches, 0, Math.max(1, cut));
        double rest = mean(batches, cut, batches.length);
        boolean isCut = cut > WARMUP_MIN * batches.length;
        if (drift.low() > DRIFT_MAX / 2 || (isCut && rest - first > DRIFT_MAX)) {
            return Kind.SLOWDOWN;
        }
        if (drift.high() < -DRIFT_MAX || drift.wander() > WANDER_MAX) {
            return Kind.NO_STEADY;
        }
        return isCut && first - rest > DRIFT_MAX ? Kind.WARMUP : Kind.FLAT;
    }

    /** Means of five successive logarithms. */
    private static double[] batches(double[] samples) {
        double[] batches = new double[samples.length / BATCH];
        for (int i = 0; i < batches.length; i++) {
            for (int k = 0; k < BATCH; k++) {
                batches[i] += Math.log(samples[BATCH * i + k]) / BATCH;
            }
        }
        return batches;
    }

    /** MSER-5 of White and Spratt (2000): the cut, in the first half, after which the mean is known best. */
    private static int leastError(double[] batches) {
        int n = batches.length;
        double sum = 0;
        double squares = 0;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int cut = n - 1; cut >= 0; cut--) {
            sum += batches[cut];
            squares += batches[cut] * batches[cut];
            double left = n - cut;
            double error = (squares - sum * sum / left) / (left * left);
            if (cut <= n / 2 && error <= least) {
                least = error;
                best = cut;
            }
        }
        return best;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    /**
     * The drift over the rest of a run, by regression over the means of its segments, which hardly follow each other.
     *
     * @param low lower end of the 95 % interval of the whole drift
     * @param high upper end
     * @param wander deviation of the segments from the straight line, beyond what the noise within segments explains
     */
    private record Drift(double low, double high, double wander) {
        static Drift of(double[] rest) {
            int segments = Math.min(SEGMENTS, rest.length);
            double[] means = new double[segments];
            double within = 0;
            for (int i = 0; i < segments; i++) {
                int from = i * rest.length / segments;
                int to = (i + 1) * rest.length / segments;
                means[i] = mean(rest, from, to);
                within += noise(rest, from, to) / (to - from) / segments;
            }
            double middle = (segments - 1) / 2.0;
            double mean = mean(means, 0, segments);
            double products = 0;
            double distances = 0;
            for (int i = 0; i < segments; i++) {
                products += (i - middle) * (means[i] - mean);
                distances += (i - middle) * (i - middle);
            }
            double slope = products / distances;
            double residuals = 0;
            for (int i = 0; i < segments; i++) {
                double residual = means[i] - mean - slope * (i - middle);
                residuals += residual * residual;
            }
            double variance = residuals / (segments - 2);
            double reach = TDistribution.of(segments - 2.0).inverseCumulativeProbability(UPPER_TAIL)
                    * Math.sqrt(variance / distances);
            double length = segments - 1;
            return new Drift(
                    (slope - reach) * length, (slope + reach) * length, Math.sqrt(Math.max(0, variance - within)));
        }

        /** Variance from one value to the next, which slow changes do not enter. */
        private static double noise(double[] values, int from, int to) {
            double squares = 0;
            for (int i = from + 1; i < to; i++) {
                double step = values[i] - values[i - 1];
                squares += step * step / 2;
            }
            return to - from < 2 ? 0 : squares / (to - from - 1);
        }
    }
}

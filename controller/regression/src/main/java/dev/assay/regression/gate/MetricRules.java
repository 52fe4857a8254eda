package dev.assay.regression.gate;

import dev.assay.regression.verdict.GatedMetric;

/** What must be caught of each metric that pairs of runs decide, unless the owner says otherwise. */
public final class MetricRules {
    private static final double MEDIAN_CATCH = 0.03;
    /** For a device on which {@link #MEDIAN_CATCH} cannot be afforded. */
    private static final double MEDIAN_CATCH_LOOSE = 0.05;

    private static final double TAIL_CATCH = 0.06;
    private static final double START_CATCH = 0.05;
    private static final double ENERGY_CATCH = 0.04;

    private MetricRules() {}

    /**
     * The default rule.
     *
     * @param prior of the cell; on a device whose noise does not allow 3 % of the median, 5 % is asked for
     * @throws IllegalArgumentException for a metric that has its own gate: memory and size in {@code footprint}, answers in
     *     {@code accuracy}
     */
    public static GateRule of(GatedMetric metric, VariancePrior prior) {
        return switch (metric) {
            case LATENCY_P50, THROUGHPUT -> median(prior);
            case LATENCY_P90 -> GateRule.catching(TAIL_CATCH);
            case LOAD, FIRST_INFERENCE -> GateRule.catching(START_CATCH);
            case ENERGY -> GateRule.catching(ENERGY_CATCH);
            case PEAK_MEMORY, ARTIFACT_SIZE, ACCURACY, FLIP_RATE, QUALITY ->
                throw new IllegalArgumentException(
                        metric.key() + " is not decided by this gate; expected a metric of time or energy");
        };
    }

    private static GateRule median(VariancePrior prior) {
        GateRule strict = GateRule.catching(MEDIAN_CATCH);
        boolean isTooNoisy = prior.variance() > 0
                && !Affordability.of(strict, prior.deviation()).isAffordable();
        return isTooNoisy ? GateRule.catching(MEDIAN_CATCH_LOOSE) : strict;
    }
}

package dev.assay.sweep.gate;

/**
 * What must hold of every variant on every device, whatever the baseline: {@code p90 <= 20 ms}.
 *
 * @param limit in the base unit of the metric's {@link Quantity}: seconds, joules, bytes, a share; the limit itself is allowed
 * @param text as people read it
 */
public record Constraint(GateMetric metric, double limit, String text) {
    public Constraint {
        if (!metric.quantity().allows(limit)) {
            throw new IllegalArgumentException(metric.key() + ": the limit is " + limit + "; expected "
                    + metric.quantity().expectedLimit());
        }
    }
}

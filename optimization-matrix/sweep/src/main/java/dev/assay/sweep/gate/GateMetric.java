package dev.assay.sweep.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that a sweep can set limits to. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
public enum GateMetric {
    /** Median time of one inference, seconds. */
    LATENCY_P50(Quantity.TIME, Bound.AT_MOST, "latency_p50", "p50", "latency"),
    /** The time that nine of ten inferences do not exceed, seconds. */
    LATENCY_P90(Quantity.TIME, Bound.AT_MOST, "latency_p90", "p90"),
    /** The time that 99 of 100 inferences do not exceed, seconds. In constraints only: a gate would need too many runs for it. */
    LATENCY_P99(Quantity.TIME, Bound.AT_MOST, "latency_p99", "p99"),
    /** Loading the model, seconds. */
    LOAD(Quantity.TIME, Bound.AT_MOST, "load"),
    /** Energy of one inference, joules. */
    ENERGY(Quantity.ENERGY, Bound.AT_MOST, "energy"),
    /** Highest resident memory of a run's process, bytes. */
    MEMORY_PEAK(Quantity.BYTES, Bound.AT_MOST, "memory_peak", "memory"),
    /** Length of the artifact, bytes. */
    SIZE(Quantity.BYTES, Bound.AT_MOST, "size"),
    /** Share of right answers, in [0, 1]. */
    ACCURACY(Quantity.SHARE, Bound.AT_LEAST, "accuracy", "top-1"),
    /**
     * How much lower the share of right answers is than that of the same model's fp32, in [-1, 1]. In constraints only: a gate
     * compares {@link #ACCURACY} with the baseline.
     */
    ACCURACY_DROP(Quantity.POINTS, Bound.AT_MOST, "accuracy_drop", "drop");

    /** On which side of its limit a figure must be; the limit itself is allowed. */
    public enum Bound {
        /** Less is better. */
        AT_MOST("<="),
        /** More is better. */
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }
    }

    private final Quantity quantity;
    private final Bound bound;
    private final List<String> names;

    GateMetric(Quantity quantity, Bound bound, String... names) {
        this.quantity = quantity;
        this.bound = bound;
        this.names = List.of(names);
    }

    /** Its name as a key of {@code gate}. */
    public String key() {
        return names.get(0);
    }

    /** What its limits are written in. */
    public Quantity quantity() {
        return quantity;
    }

    /** On which side of a limit it must be. */
    public Bound bound() {
        return bound;
    }

    /** Whether a gate compares it with a baseline. */
    public boolean isCompared() {
        return switch (this) {
            case LATENCY_P50, LATENCY_P90, LOAD, ENERGY, MEMORY_PEAK, SIZE, ACCURACY -> true;
            case LATENCY_P99, ACCURACY_DROP -> false;
        };
    }

    /** What a change that must be caught is written in. */
    public Quantity changeQuantity() {
        return switch (this) {
            case LATENCY_P50, LATENCY_P90, LATENCY_P99, LOAD, ENERGY, MEMORY_PEAK, SIZE -> Quantity.RELATIVE_CHANGE;
            case ACCURACY, ACCURACY_DROP -> Quantity.POINTS;
        };
    }

    /** The names that a constraint may call it, the key first. */
    public List<String> names() {
        return names;
    }

    /** The metric of this name. */
    static Optional<GateMetric> named(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.names.contains(name))
                .findFirst();
    }
}

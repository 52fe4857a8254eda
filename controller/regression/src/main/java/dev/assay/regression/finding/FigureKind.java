package dev.assay.regression.finding;

/** The figures that variants are chosen by. */
public enum FigureKind {
    /** Median time of one inference, seconds. */
    LATENCY_P50("p50"),
    /** The time that nine of ten inferences do not exceed, seconds. */
    LATENCY_P90("p90"),
    /** The time that 99 of 100 inferences do not exceed, seconds. */
    LATENCY_P99("p99"),
    /** Loading the model, seconds. */
    LOAD("load"),
    /** Energy of one inference, joules. */
    ENERGY("energy"),
    /** Highest resident memory of a run's process, bytes. */
    MEMORY_PEAK("memory"),
    /** Length of the artifact, bytes. */
    SIZE("size"),
    /** Share of right answers, in [0, 1]. */
    ACCURACY("accuracy"),
    /** Share of right answers that the same model's fp32 has more, in [-1, 1]. */
    ACCURACY_DROP("drop");

    private final String words;

    FigureKind(String words) {
        this.words = words;
    }

    /** How sentences call it. */
    public String words() {
        return words;
    }

    /** Which way is better. */
    public boolean isSmallerBetter() {
        return switch (this) {
            case LATENCY_P50, LATENCY_P90, LATENCY_P99, LOAD, ENERGY, MEMORY_PEAK, SIZE, ACCURACY_DROP -> true;
            case ACCURACY -> false;
        };
    }
}

package dev.assay.regression.verdict;

/** The figures that a verdict can be about. */
public enum GatedMetric {
    /** Median time of one inference, seconds. */
    LATENCY_P50("latency_p50", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** The time that nine of ten inferences do not exceed, seconds. */
    LATENCY_P90("latency_p90", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** Inferences per second. */
    THROUGHPUT("throughput", Direction.HIGHER_IS_BETTER, Observation.PAIR),
    /** Loading the model, seconds. */
    LOAD("load", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** The first inference after loading, seconds. */
    FIRST_INFERENCE("first_inference", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** Highest resident memory of a run's process, bytes. */
    PEAK_MEMORY("peak_memory", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** Energy of one inference, joules. */
    ENERGY("energy", Direction.LOWER_IS_BETTER, Observation.PAIR),
    /** Length of the artifact, bytes. */
    ARTIFACT_SIZE("artifact_size", Direction.LOWER_IS_BETTER, Observation.ARTIFACT),
    /** Share of right answers, in [0, 1]. */
    ACCURACY("accuracy", Direction.HIGHER_IS_BETTER, Observation.EXAMPLE),
    /** Share of examples that the two answer differently, in [0, 1]. */
    FLIP_RATE("flip_rate", Direction.LOWER_IS_BETTER, Observation.EXAMPLE),
    /** Another figure of the answers' quality, such as F1, mean average precision or similarity. */
    QUALITY("quality", Direction.HIGHER_IS_BETTER, Observation.EXAMPLE);

    /** Which way is better. */
    public enum Direction {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER
    }

    /** What the evidence is counted in. */
    public enum Observation {
        /** A run of the baseline and one of the candidate, side by side. A change is a share of the baseline's figure. */
        PAIR,
        /** An example that both have answered. A change is a difference of shares. */
        EXAMPLE,
        /** The file itself: nothing is random. A change is a share of the baseline's length. */
        ARTIFACT
    }

    private final String key;
    private final Direction direction;
    private final Observation observation;

    GatedMetric(String key, Direction direction, Observation observation) {
        this.key = key;
        this.direction = direction;
        this.observation = observation;
    }

    /** Its name in files and on command lines. */
    public String key() {
        return key;
    }

    /** Which way is better. */
    public Direction direction() {
        return direction;
    }

    /** What the evidence is counted in. */
    public Observation observation() {
        return observation;
    }

    /**
     * How much worse the candidate is in one pair.
     *
     * @param baseline positive
     * @param candidate positive
     * @return the logarithm of the ratio, positive when the candidate is worse
     */
    public double worsening(double baseline, double candidate) {
        if (!(baseline > 0) || !(candidate > 0) || Double.isInfinite(baseline) || Double.isInfinite(candidate)) {
            throw new IllegalArgumentException(
                    key + ": the pair is " + baseline + " and " + candidate + "; expected two positive figures");
        }
        return sign() * Math.log(candidate / baseline);
    }

    /** 1 where a larger figure is worse, −1 where it is better. */
    public int sign() {
        return switch (direction) {
            case LOWER_IS_BETTER -> 1;
            case HIGHER_IS_BETTER -> -1;
        };
    }
}

package dev.assay.influx.schema;

/**
 * What points are told apart by. Each point has every tag of its measurement, since InfluxDB 3 fixes them with the first point. Never a
 * tag: ids of campaigns and jobs, hashes, commits, times. They grow without end, and are text fields.
 */
public enum Tag {
    SWEEP("sweep", 1_000, "name of the sweep"),
    BRANCH(
            "branch",
            200,
            "a branch that a baseline of the sweep is pinned to; " + InfluxSchema.OTHER + " for every other"),
    MODEL("model", 2_000, "name of the model in its sweep"),
    VARIANT("variant", 5_000, "what tables show: fp32, static-int8 rank=0.5"),
    QUANTIZATION("quantization", 500, "canonical value of this axis"),
    SPARSITY("sparsity", 200, "canonical value of this axis"),
    RANK("rank", 200, "canonical value of this axis"),
    DISTILLATION("distillation", 200, "canonical value of this axis"),
    PROVIDER("provider", 50, "execution provider of ONNX Runtime"),
    THREADS("threads", 200, "threads of ONNX Runtime"),
    BATCH("batch", 200, "examples in one inference"),
    DEVICE("device", 20_000, "name of the device"),
    PROFILE("profile", 500, "kind of board"),
    SIMULATED("simulated", 2, "true when the figures come from a seeded model of a device"),
    METRIC("metric", 20, "key of the gated metric: latency_p50, energy, accuracy"),
    KIND("kind", 20, "what happened: see EventKind");

    private final String key;
    private final int valuesMax;
    private final String doc;

    Tag(String key, int valuesMax, String doc) {
        this.key = key;
        this.valuesMax = valuesMax;
        this.doc = doc;
    }

    /** Its name in InfluxDB. */
    public String key() {
        return key;
    }

    /** So many values there may be; whatever comes later is written as {@link InfluxSchema#OTHER}. */
    public int valuesMax() {
        return valuesMax;
    }

    /** One sentence for people. */
    public String doc() {
        return doc;
    }
}

package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;

/** What was planted into the candidate of a gate. */
public enum Planted {
    /** Nothing: both sides are the same file. */
    NOTHING("nothing", GatedMetric.LATENCY_P50),
    /** More to compute in each inference. */
    WORK("slow-down", GatedMetric.LATENCY_P50),
    /** More resident memory. */
    MEMORY("memory growth", GatedMetric.PEAK_MEMORY),
    /** Wrong answers where there were right ones. */
    ERRORS("loss of accuracy", GatedMetric.ACCURACY);

    private final String words;
    private final GatedMetric metric;

    Planted(String words, GatedMetric metric) {
        this.words = words;
        this.metric = metric;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Where it must be seen; of {@link #NOTHING} what is looked at first. */
    public GatedMetric metric() {
        return metric;
    }
}

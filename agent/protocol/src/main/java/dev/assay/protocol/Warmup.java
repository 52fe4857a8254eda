package dev.assay.protocol;

/**
 * The untimed inferences before the samples.
 *
 * @param steady whether the latency had settled when timing began
 */
public record Warmup(int runs, double seconds, boolean steady) {}
